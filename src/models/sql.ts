import { quoteIdentifier, quoteLiteral } from '../ddl/quote.js';
import { isoTimestamp } from './date-text.js';
import { IndexKeyExpression, type KeyState } from './index-key.js';

/** Registered, so that a fragment made by another copy of this package is known too. */
export const sqlState: unique symbol = Symbol.for('limbeck.sql');

export interface SqlState {
  readonly text: string;
  /** The columns that were put in as references, by their names in the database. */
  readonly columns: readonly string[];
}

/** What prints itself into SQL: a fragment, a column, a table, an enum, a sequence. */
export interface SqlPrintable {
  readonly [sqlState]: SqlState;
}

/** SQL of the user's own. As a key of an index it takes an order, an operator class or a collation. */
export class SqlFragment extends IndexKeyExpression implements SqlPrintable {
  readonly [sqlState]: SqlState;

  constructor(state: SqlState, key: KeyState = { column: null, expression: state.text }) {
    super(key);
    this[sqlState] = state;
  }
}

/** What may stand in `${}` of a fragment. A list becomes its elements with commas between them. */
export type SqlValue = SqlPrintable | string | number | bigint | boolean | null | Date | readonly SqlValue[];

export interface SqlTag {
  (strings: TemplateStringsArray, ...values: readonly SqlValue[]): SqlFragment;
  /** Text that goes into the SQL as it is. */
  raw(text: string): SqlFragment;
  /** A name, quoted where it must be: `sql.identifier('audit', 'Log')` is `audit."Log"`. */
  identifier(...names: readonly string[]): SqlFragment;
}

/**
 * An SQL expression. Columns, tables, enums, sequences and other fragments print as what they are, and anything else as a
 * constant: `` sql`${c.price} > ${10}` `` is `price > 10`.
 */
export const sql: SqlTag = Object.assign(
  (strings: TemplateStringsArray, ...values: readonly SqlValue[]) => fragmentOf(strings, values),
  {
    raw: (text: string) => new SqlFragment({ text, columns: [] }),
    identifier: (...names: readonly string[]) =>
      new SqlFragment({ text: names.map(quoteIdentifier).join('.'), columns: [] }),
  },
);

function fragmentOf(strings: readonly string[], values: readonly SqlValue[]): SqlFragment {
  const printed = values.map(printValue);
  return new SqlFragment({
    text: strings.map((text, position) => text + (printed[position]?.text ?? '')).join(''),
    columns: printed.flatMap(({ columns }) => columns),
  });
}

function printValue(value: SqlValue): SqlState {
  if (isSqlPrintable(value)) {
    return value[sqlState];
  }
  if (isList(value)) {
    const elements = value.map(printValue);
    return {
      text: elements.map(({ text }) => text).join(', '),
      columns: elements.flatMap(({ columns }) => columns),
    };
  }
  return { text: printConstant(value), columns: [] };
}

function printConstant(value: string | number | bigint | boolean | null | Date): string {
  if (typeof value === 'string') {
    return quoteLiteral(value);
  }
  return value instanceof Date ? quoteLiteral(`${isoTimestamp(value)}+00`) : String(value);
}

function isList(value: unknown): value is readonly SqlValue[] {
  return Array.isArray(value);
}

export function isSqlPrintable(value: unknown): value is SqlPrintable {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && sqlState in value;
}

/** The text of a fragment, or of plain text. */
export function renderSql(fragment: SqlPrintable | string): string {
  return typeof fragment === 'string' ? fragment : fragment[sqlState].text;
}

/** The text and the columns that were put in; none where it is plain text. */
export function sqlStateOf(fragment: SqlPrintable | string): SqlState {
  return typeof fragment === 'string' ? { text: fragment, columns: [] } : fragment[sqlState];
}
