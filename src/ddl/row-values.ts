import { type InsertedRow, ValueExpression } from '../operations/bulk-insert-operation.js';
import { closeComment } from './expression.js';
import { literal } from './literal.js';
import { quoteLiteral } from './quote.js';

/** SQL for the value of a column in each row; DEFAULT if a row has none. */
export function valueWriter(column: string, jsonColumns: readonly string[]): (row: InsertedRow) => string {
  const write = jsonColumns.includes(column) ? jsonLiteral : literal;
  return (row) => {
    // A column may have the name of a method of all objects.
    const value = Object.hasOwn(row, column) ? row[column] : undefined;
    if (value === undefined) {
      return 'DEFAULT';
    }
    return value instanceof ValueExpression ? closeComment(value.sql) : write(value);
  };
}

// A number in JSON has as many digits as one likes, but JSON.stringify knows no bigint.
function jsonLiteral(value: unknown): string {
  if (value === null) {
    return 'NULL';
  }
  return quoteLiteral(typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null'));
}

/** More rows in one statement make it no faster. */
export const ROWS_AT_ONCE = 1000;

export function rowChunks<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, index) => rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE));
}
