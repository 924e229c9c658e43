import { type InsertedRow, ValueExpression } from '../operations/bulk-insert-operation.js';
import type { DeleteRows, FoundRows, UpdateRows } from '../operations/row-change-operations.js';
import { namesDefaultSchema, quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { rowChunks, valueWriter } from './row-values.js';
import { updateBlock } from './update-block.js';

/** A person reads single statements better, and an error in one of them shows its row. */
const MOST_SINGLE = 20;

/** A statement for each row, or a block for many rows that set the same columns. */
export function compileUpdateRows(operation: UpdateRows): readonly string[] {
  // The statement for a table whose name pg_catalog hides becomes a block anyway.
  if (namesDefaultSchema(operation.table)) return updateSingly(operation);
  return rowsAlike(operation).flatMap(({ columns, rows }) =>
    columns !== null && rows.length > MOST_SINGLE
      ? rowChunks(rows).map((chunk) => updateInBlock(operation, chunk))
      : updateSingly({ ...operation, rows }),
  );
}

/** A statement for each row: a constant without a type takes that of its column there. */
export function updateSingly(operation: UpdateRows): readonly string[] {
  const { table, key, rows, jsonColumns = [] } = operation;
  return rows.flatMap((row) => {
    const set = columnsOf(row).filter((column) => !key.includes(column));
    if (set.length === 0) return [];
    const values = set.map((column) => `${quoteIdentifier(column)} = ${valueWriter(column, jsonColumns)(row)}`);
    const condition = rowCondition(row, key, operation);
    return [`UPDATE ${quoteRelation(table)} SET ${values.join(', ')} WHERE ${condition}`];
  });
}

function updateInBlock(operation: UpdateRows, rows: readonly InsertedRow[]): string {
  const { table, key, jsonColumns = [] } = operation;
  const [first = {}] = rows;
  const columns = columnsOf(first);
  const writers = columns.map((column) => valueWriter(column, jsonColumns));
  return updateBlock({
    table,
    columns,
    set: columns.filter((column) => !key.includes(column)),
    values: rows.map((row) => writers.map((write) => write(row))),
    key,
    equals: (column, found, value) => `${found} ${equalsOf(column, operation)} ${value}`,
  });
}

export function compileDeleteRows(operation: DeleteRows): readonly string[] {
  const conditions = operation.rows.map((row) => rowCondition(row, columnsOf(row), operation));
  return rowChunks(conditions).map(
    (chunk) => `DELETE FROM ${quoteRelation(operation.table)} WHERE ${chunk.join('\n  OR ')}`,
  );
}

interface AlikeRows {
  /** Null if the rows can't be in a block. */
  readonly columns: string | null;
  readonly rows: InsertedRow[];
}

/** Rows that follow one another. */
function rowsAlike({ key, rows }: UpdateRows): readonly AlikeRows[] {
  const groups: AlikeRows[] = [];
  for (const row of rows) {
    const columns = blockColumns(row, key);
    const last = groups.at(-1);
    if (last !== undefined && last.columns === columns) last.rows.push(row);
    else groups.push({ columns, rows: [row] });
  }
  return groups;
}

/** The columns of a row that can be in a block; null for other rows. An expression may mention columns, and a key may be NULL. */
function blockColumns(row: InsertedRow, key: readonly string[]): string | null {
  const columns = columnsOf(row);
  const isPlain = columns.every((column) => !(row[column] instanceof ValueExpression));
  const isSet = columns.some((column) => !key.includes(column));
  return isPlain && isSet && key.every((column) => row[column] !== null) ? JSON.stringify(columns.sort()) : null;
}

function columnsOf(row: InsertedRow): string[] {
  return Object.keys(row).filter((column) => row[column] !== undefined);
}

/** AND binds its conditions before OR does. */
function rowCondition(row: InsertedRow, key: readonly string[], operation: FoundRows): string {
  const conditions = key.map((column) => {
    const value = valueWriter(column, operation.jsonColumns ?? [])(row);
    const name = quoteIdentifier(column);
    return row[column] === null ? `${name} IS NULL` : `${name} ${equalsOf(column, operation)} ${value}`;
  });
  return conditions.join(' AND ');
}

function equalsOf(column: string, { equals }: FoundRows): string {
  return equals?.get(column) ?? 'OPERATOR(pg_catalog.=)';
}
