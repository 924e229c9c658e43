import { type BulkInsert, type InsertedRow, insertedColumns } from '../operations/bulk-insert-operation.js';
import type { QualifiedName } from '../schema/names.js';
import { joinWords } from './join-words.js';
import { quoteRelation, relationText } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';
import { rowChunks, valueWriter } from './row-values.js';

/**
 * INSERT … VALUES of many rows each. Constants without a type take that of their column, and DEFAULT may stand among
 * them, so the rows keep their order whatever they give and leave out.
 */
export function compileBulkInsert(operation: BulkInsert): readonly string[] {
  const { table, rows, advanceSequences = [], onConflict } = operation;
  // An update sets only what the row gives.
  const groups = Array.isArray(onConflict) ? sameColumns(rows) : [rows];
  return [
    ...groups.flatMap((group) => insertRows(operation, group)),
    ...(rows.length === 0 ? [] : advanceSequences.map((column) => advanceSequence(table, column))),
  ];
}

function insertRows(operation: BulkInsert, rows: readonly InsertedRow[]): readonly string[] {
  const { table, jsonColumns = [], overridingSystemValue = false } = operation;
  const columns = insertedColumns(rows);
  const conflict = conflictClause(operation, columns);
  if (columns.length === 0) {
    return rows.map(() => joinWords(`INSERT INTO ${quoteRelation(table)} DEFAULT VALUES`, conflict));
  }
  const insert = joinWords(
    `INSERT INTO ${quoteRelation(table)} (${columns.map(quoteIdentifier).join(', ')})`,
    overridingSystemValue && 'OVERRIDING SYSTEM VALUE',
    'VALUES',
  );
  const writers = columns.map((column) => valueWriter(column, jsonColumns));
  const lines = rows.map((row) => `(${writers.map((write) => write(row)).join(', ')})`);
  const end = conflict === false ? '' : `\n  ${conflict}`;
  return rowChunks(lines).map((chunk) => `${insert}\n  ${chunk.join(',\n  ')}${end}`);
}

function conflictClause({ onConflict }: BulkInsert, columns: readonly string[]): string | false {
  if (onConflict === undefined) return false;
  if (onConflict === 'skip') return 'ON CONFLICT DO NOTHING';
  const target = `ON CONFLICT (${onConflict.map((column) => quoteIdentifier(column)).join(', ')})`;
  const set = columns.filter((column) => !onConflict.includes(column)).map((column) => quoteIdentifier(column));
  if (set.length === 0) return `${target} DO NOTHING`;
  return `${target} DO UPDATE SET ${set.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;
}

/** Rows that follow one another and give the same columns. */
function sameColumns(rows: readonly InsertedRow[]): readonly (readonly InsertedRow[])[] {
  const groups: { readonly columns: string; readonly rows: InsertedRow[] }[] = [];
  for (const row of rows) {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    const columns = JSON.stringify(Object.keys(given).sort());
    const last = groups.at(-1);
    if (last?.columns === columns) last.rows.push(given);
    else groups.push({ columns, rows: [given] });
  }
  return groups.map((group) => group.rows);
}

/** A sequence that is ahead of the values stays as it is. One that gave no value yet begins with its start. */
function advanceSequence(table: QualifiedName, column: string): string {
  const sequence = `pg_catalog.pg_get_serial_sequence(${relationText(table)}, ${quoteLiteral(column)})::pg_catalog.regclass`;
  const last = `pg_catalog.max(${quoteIdentifier(column)})`;
  return `SELECT pg_catalog.setval(s.seqrelid, t.last)
  FROM (SELECT ${last} AS last FROM ${quoteRelation(table)}) AS t
  JOIN pg_catalog.pg_sequence AS s ON s.seqrelid OPERATOR(pg_catalog.=) ${sequence}
 WHERE t.last OPERATOR(pg_catalog.>) coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid), s.seqstart OPERATOR(pg_catalog.-) 1)`;
}
