import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { isSqlPrintable, renderSql } from '../../models/sql.js';
import { type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';

/** An object of the user's as a row. */
export function toRow(row: unknown, argument: string, expected: string): InsertedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw directiveArgumentInvalid(argument, expected, row);
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(row);
  return Object.fromEntries(
    entries.map(([column, value]) => [column, isSqlPrintable(value) ? new ValueExpression(renderSql(value)) : value]),
  );
}
