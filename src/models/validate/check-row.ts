import { isPromise } from '../../util/kind-of-value.js';
import type { CheckedColumn, LooseOptions } from './checked-columns.js';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standard-schema.js';

export function schemaOf(columns: readonly CheckedColumn[], { stripUnknown = false }: LooseOptions): StandardSchema {
  const known = new Set(columns.map(({ property }) => property));
  const validate = (value: unknown): SchemaResult<unknown> | Promise<SchemaResult<unknown>> => {
    if (!isRecord(value)) return { issues: [{ message: 'Must be an object.', path: [] }] };
    const isUnknown = (property: string) => !known.has(property) && value[property] !== undefined;
    const unknown = stripUnknown ? [] : Object.keys(value).filter(isUnknown);
    const cells = columns.map((column) => checkCell(column, value));
    // A schema of the caller may answer later.
    const answered = cells.filter((cell): cell is Cell => !isPromise(cell));
    if (answered.length === cells.length) return toResult(answered, unknown);
    return Promise.all(cells).then((all) => toResult(all, unknown));
  };
  return { '~standard': { version: 1, vendor: 'limbeck', validate } };
}

type Cell = { readonly property: string; readonly result: SchemaResult<unknown> } | null;

function checkCell(column: CheckedColumn, row: Readonly<Record<string, unknown>>): Cell | Promise<Cell> {
  const { property, isRequired, allowsNull, check } = column;
  // What an object inherits, such as `constructor`, isn't a property of the row.
  const value = Object.hasOwn(row, property) ? row[property] : undefined;
  if (value === undefined) return isRequired ? refuse(property, 'Required.') : null;
  if (value === null) return allowsNull ? { property, result: { value } } : refuse(property, 'Must not be null.');
  const result = check(value);
  return isPromise(result) ? result.then((later) => ({ property, result: later })) : { property, result };
}

function refuse(property: string, message: string): Cell {
  return { property, result: { issues: [{ message }] } };
}

function toResult(cells: readonly Cell[], unknown: readonly string[]): SchemaResult<unknown> {
  const issues: SchemaIssue[] = unknown.map((property) => ({ message: 'Unknown property.', path: [property] }));
  const values: [string, unknown][] = [];
  for (const cell of cells) {
    if (cell === null) continue;
    if (cell.result.issues === undefined) values.push([cell.property, cell.result.value]);
    else
      issues.push(...cell.result.issues.map((issue) => ({ ...issue, path: [cell.property, ...(issue.path ?? [])] })));
  }
  return issues.length === 0 ? { value: Object.fromEntries(values) } : { issues };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
