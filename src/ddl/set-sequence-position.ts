import type { AlterColumn } from '../operations/column-operations.js';
import { wholeNumber } from './checked-words.js';
import { quoteRelation, relationText } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';
import { isDescending } from './sequence-options.js';

/**
 * If a column of a table with rows gets a sequence, the sequence continues after the highest value. Otherwise the next
 * inserts would repeat existing values.
 */
export function continueAfterRows(operation: AlterColumn): readonly string[] {
  const sequence = newSequence(operation);
  if (sequence === undefined) {
    return [];
  }
  const table = quoteRelation(operation.table);
  const column = quoteIdentifier(operation.column);
  const [last, reaches] = isDescending(sequence.increment)
    ? [`pg_catalog.min(${column})`, '<=']
    : [`pg_catalog.max(${column})`, '>='];
  const name = `pg_catalog.pg_get_serial_sequence(${relationText(operation.table)}, ${quoteLiteral(operation.column)})`;
  const start = wholeNumber('start', sequence.start);
  return [
    `SELECT pg_catalog.setval(${name}, ${last}) FROM ${table} HAVING ${last} OPERATOR(pg_catalog.${reaches}) ${start}`,
  ];
}

function newSequence({ identity, serial }: AlterColumn): { increment: string; start: string } | undefined {
  if (identity?.to && !identity.from) {
    return identity.to.options;
  }
  return serial?.to && !serial.from ? { increment: '1', start: '1' } : undefined;
}
