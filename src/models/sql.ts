import { quoteIdentifier, quoteLiteral } from '../ddl/quote.js';
import { undefinedInModel } from '../errors/model-errors.js';
import { isDate } from '../util/kind-of-value.js';
import { findCaller } from '../util/stack-frames.js';
import { isoTimestamp } from './date-text.js';
import { IndexKeyExpression, type KeyState } from './index-key.js';
import { readFileBeside } from './sql-file.js';

/** Registered, so that a fragment made by another copy of this package is known too. */
export const sqlText: unique symbol = Symbol.for('limbeck.sql');

/** Registered as well: the file that a fragment is the text of. */
export const sqlFile: unique symbol = Symbol.for('limbeck.sql.file');

/** What prints itself into SQL: a fragment, a column, a table, an enum, a sequence. */
export interface SqlPrintable {
  readonly [sqlText]: string;
}

/** SQL of the user's own. As a key of an index it takes an order, an operator class or a collation. */
export class SqlFragment extends IndexKeyExpression implements SqlPrintable {
  declare readonly [sqlText]: string;
  declare readonly [sqlFile]: string | null;

  constructor(text: string, key: KeyState = { column: null, expression: text }) {
    super(key);
    this[sqlText] = text;
    this[sqlFile] = null;
  }
}

/** The text of a file. */
class SqlFileFragment extends SqlFragment {
  declare readonly [sqlFile]: string;

  constructor(path: string, text: string) {
    super(text);
    this[sqlFile] = path;
  }
}

/** What may stand in `${}` of a fragment. A list becomes its elements with commas between them. */
export type SqlValue = SqlPrintable | string | number | bigint | boolean | null | Date | readonly SqlValue[];

export interface SqlTag {
  (strings: TemplateStringsArray, ...values: readonly SqlValue[]): SqlFragment;
  /** Text that is inserted into the SQL unchanged. */
  raw(text: string): SqlFragment;
  /** A name, quoted if it must be: `sql.identifier('audit', 'Log')` is `audit."Log"`. */
  identifier(...names: readonly string[]): SqlFragment;
  /**
   * The text of a file. A relative path is read from the file that says it: `sql.file('./functions/touch.sql')`; where
   * files are bundled, `sql.file(new URL('./touch.sql', import.meta.url))` still finds it.
   */
  file(path: string | URL): SqlFragment;
}

/**
 * An SQL expression. Columns, tables, enums, sequences and other fragments print as what they are, and anything else as a
 * constant: `` sql`${c.price} > ${10}` `` is `price > 10`.
 */
export const sql: SqlTag = Object.assign(
  (strings: TemplateStringsArray, ...values: readonly SqlValue[]) =>
    new SqlFragment(String.raw({ raw: strings }, ...values.map((value) => printValue(value, strings)))),
  {
    raw: (text: string) => new SqlFragment(text),
    identifier: (...names: readonly string[]) => new SqlFragment(names.map(quoteIdentifier).join('.')),
    file: readSqlFile,
  },
);

function readSqlFile(path: string | URL): SqlFragment {
  const { file, text } = readFileBeside(path, findCaller(readSqlFile), 'sql.file()');
  return new SqlFileFragment(file, text);
}

function printValue(value: SqlValue, strings: TemplateStringsArray): string {
  // Types are not checked when models are loaded, and NULL in place of a column would be a condition that is always met.
  if (value === undefined) throw undefinedInModel(`sql\`${strings.join('…')}\``);
  if (isSqlPrintable(value)) {
    return value[sqlText];
  }
  return isList(value) ? value.map((each) => printValue(each, strings)).join(', ') : printConstant(value);
}

function printConstant(value: string | number | bigint | boolean | null | Date): string {
  if (typeof value === 'string') {
    return quoteLiteral(value);
  }
  return isDate(value) ? quoteLiteral(`${isoTimestamp(value)}+00`) : String(value ?? 'NULL');
}

function isList(value: unknown): value is readonly SqlValue[] {
  return Array.isArray(value);
}

export function isSqlPrintable(value: unknown): value is SqlPrintable {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && sqlText in value;
}

/** The text of a fragment, or of plain text. */
export function renderSql(fragment: SqlPrintable | string): string {
  return typeof fragment === 'string' ? fragment : fragment[sqlText];
}
