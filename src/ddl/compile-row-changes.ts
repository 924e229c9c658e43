import type { InsertedRow } from '../operations/bulk-insert-operation.js';
import type { DeleteRows, FoundRows, UpdateRows } from '../operations/row-change-operations.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { rowChunks, valueWriter } from './row-values.js';

/** A statement for each row: a constant without a type takes that of its column there. */
export function compileUpdateRows(operation: UpdateRows): readonly string[] {
  const { table, key, rows, jsonColumns = [] } = operation;
  return rows.flatMap((row) => {
    const set = columnsOf(row).filter((column) => !key.includes(column));
    if (set.length === 0) return [];
    const values = set.map((column) => `${quoteIdentifier(column)} = ${valueWriter(column, jsonColumns)(row)}`);
    return [`UPDATE ${quoteRelation(table)} SET ${values.join(', ')} WHERE ${rowCondition(row, key, operation)}`];
  });
}

export function compileDeleteRows(operation: DeleteRows): readonly string[] {
  const conditions = operation.rows.map((row) => rowCondition(row, columnsOf(row), operation));
  return rowChunks(conditions).map(
    (chunk) => `DELETE FROM ${quoteRelation(operation.table)} WHERE ${chunk.join('\n  OR ')}`,
  );
}

function columnsOf(row: InsertedRow): readonly string[] {
  return Object.keys(row).filter((column) => row[column] !== undefined);
}

/** AND binds its conditions before OR does. */
function rowCondition(row: InsertedRow, key: readonly string[], { jsonColumns = [], equals }: FoundRows): string {
  const conditions = key.map((column) => {
    const value = valueWriter(column, jsonColumns)(row);
    const operator = equals?.get(column) ?? 'OPERATOR(pg_catalog.=)';
    return row[column] === null
      ? `${quoteIdentifier(column)} IS NULL`
      : `${quoteIdentifier(column)} ${operator} ${value}`;
  });
  return conditions.join(' AND ');
}
