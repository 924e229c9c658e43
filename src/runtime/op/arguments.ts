import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { type ColumnBuilder, columnState } from '../../models/column-builder.js';
import { isSqlPrintable } from '../../models/sql.js';
import type { SqlText } from '../../models/table-items.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Cascade, IfExists, InSchema } from '../operation-options.js';

/*
 * The compiler checks the arguments of a TypeScript revision; a JavaScript one, or a misplaced argument of the same
 * type, has nothing but these checks.
 */

/** A name as it is. */
export function checkedName(what: string, value: string): string {
  if (typeof value !== 'string' || value === '') throw directiveArgumentInvalid(what, 'a name', value);
  return value;
}

export function qualified(what: string, name: string, options: InSchema | undefined): QualifiedName {
  const schema = options?.schema;
  return { schema: schema === undefined ? null : checkedName('schema', schema), name: checkedName(what, name) };
}

export function checkedNames(what: string, values: readonly string[]): readonly string[] {
  if (!Array.isArray(values) || values.length === 0) throw directiveArgumentInvalid(what, 'a list of names', values);
  return values.map((value) => checkedName(what, value));
}

/** The same for an optional name. */
export function anyNamesOf(what: string, values: readonly string[]): readonly string[] {
  return Array.isArray(values) && values.length === 0 ? [] : checkedNames(what, values);
}

/** The fields that have a value; what is undefined counts as not given. */
export function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> };
export function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What most directives that drop something take. */
export function dropOptions({ ifExists, cascade }: IfExists & Cascade) {
  return given({ ifExists, cascade });
}

/** A fragment, or plain text. */
export function sqlOf(what: string, value: SqlText): SqlText {
  if (typeof value !== 'string' && !isSqlPrintable(value)) throw directiveArgumentInvalid(what, 'SQL', value);
  return value;
}

/** A text, which can be empty. */
export function textOf(what: string, value: string): string {
  if (typeof value !== 'string') throw directiveArgumentInvalid(what, 'a string', value);
  return value;
}

/** Values, which may be empty if names may not. */
export function textsOf(what: string, values: readonly string[]): readonly string[] {
  const areTexts = Array.isArray(values) && values.every((value) => typeof value === 'string');
  if (!areTexts) throw directiveArgumentInvalid(what, 'a list of strings', values);
  return values;
}

/** A column in the making: `text().nullable()`. */
export function builderOf(what: string, value: ColumnBuilder): ColumnBuilder {
  const isBuilder = typeof value === 'object' && value !== null && columnState in value;
  if (!isBuilder) throw directiveArgumentInvalid(what, 'a column such as text().nullable()', value);
  return value;
}

/** The values of $1, $2 … */
export function parametersOf(values: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(values)) throw directiveArgumentInvalid('parameters', 'a list of values', values);
  return values;
}
