import { type BulkInsert, insertedColumns } from '../operations/bulk-insert-operation.js';
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
  const { table, rows, jsonColumns = [], overridingSystemValue = false, advanceSequences = [] } = operation;
  const columns = insertedColumns(rows);
  if (columns.length === 0) {
    return rows.map(() => `INSERT INTO ${quoteRelation(table)} DEFAULT VALUES`);
  }
  const insert = joinWords(
    `INSERT INTO ${quoteRelation(table)} (${columns.map(quoteIdentifier).join(', ')})`,
    overridingSystemValue && 'OVERRIDING SYSTEM VALUE',
    'VALUES',
  );
  const writers = columns.map((column) => valueWriter(column, jsonColumns));
  const lines = rows.map((row) => `(${writers.map((write) => write(row)).join(', ')})`);
  return [
    ...rowChunks(lines).map((chunk) => `${insert}\n  ${chunk.join(',\n  ')}`),
    ...(rows.length === 0 ? [] : advanceSequences.map((column) => advanceSequence(table, column))),
  ];
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
