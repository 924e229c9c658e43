import { type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';
import type { Operation } from '../../operations/operation.js';

/** More rows are counted. */
const SHOWN = 10;

/** Rows that an operation changes, one line each: `code: "team", seats: 50`. */
export function changedRows(operation: Operation): readonly string[] {
  if (operation.kind !== 'bulkInsert' && operation.kind !== 'updateRows' && operation.kind !== 'deleteRows') return [];
  const { rows } = operation;
  const shown = rows.slice(0, SHOWN).map(rowText);
  return rows.length > SHOWN ? [...shown, `… and ${rows.length - SHOWN} more`] : shown;
}

function rowText(row: InsertedRow): string {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => `${column}: ${valueText(value)}`)
    .join(', ');
}

function valueText(value: unknown): string {
  if (value instanceof ValueExpression) return value.sql;
  return typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? '');
}
