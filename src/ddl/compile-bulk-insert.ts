import {
  type BulkInsert,
  type InsertedRow,
  insertedColumns,
  ValueExpression,
} from '../operations/bulk-insert-operation.js';
import { closeComment } from './expression.js';
import { joinWords } from './join-words.js';
import { literal } from './literal.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

/** More rows in one statement make it no faster. */
const ROWS_AT_ONCE = 1000;

/**
 * INSERT … VALUES of many rows each. Constants without a type take that of their column, and DEFAULT may stand among
 * them, so the rows keep their order whatever they give and leave out.
 */
export function compileBulkInsert(operation: BulkInsert): readonly string[] {
  const { table, rows, overridingSystemValue = false } = operation;
  const columns = insertedColumns(rows);
  if (columns.length === 0) {
    return rows.map(() => `INSERT INTO ${quoteRelation(table)} DEFAULT VALUES`);
  }
  const insert = joinWords(
    `INSERT INTO ${quoteRelation(table)} (${columns.map(quoteIdentifier).join(', ')})`,
    overridingSystemValue && 'OVERRIDING SYSTEM VALUE',
    'VALUES',
  );
  const writers = columns.map((column) => valueWriter(column, operation));
  const lines = rows.map((row) => `(${writers.map((write) => write(row)).join(', ')})`);
  return chunks(lines).map((chunk) => `${insert}\n  ${chunk.join(',\n  ')}`);
}

function valueWriter(column: string, { jsonColumns = [] }: BulkInsert): (row: InsertedRow) => string {
  const write = jsonColumns.includes(column) ? jsonLiteral : literal;
  return (row) => {
    const value = row[column];
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

function chunks(lines: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, index) => lines.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE));
}
