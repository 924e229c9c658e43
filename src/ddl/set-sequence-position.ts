import type { AlterColumn } from '../operations/column-operations.js';
import { quoteIdentifier, quoteLiteral, quoteName } from './quote.js';
import { isDescending } from './sequence-options.js';

/**
 * A sequence that comes to a column with rows goes on after their highest value: else the next inserts would meet
 * values that are there.
 */
export function continueAfterRows(operation: AlterColumn): readonly string[] {
  const sequence = newSequence(operation);
  if (sequence === undefined) {
    return [];
  }
  const table = quoteName(operation.table);
  const column = quoteIdentifier(operation.column);
  const [last, reaches] = isDescending(sequence.increment) ? [`min(${column})`, '<='] : [`max(${column})`, '>='];
  const name = `pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(operation.column)})`;
  return [`SELECT setval(${name}, ${last}) FROM ${table} HAVING ${last} ${reaches} ${sequence.start}`];
}

function newSequence({ identity, serial }: AlterColumn): { increment: string; start: string } | undefined {
  if (identity?.to && !identity.from) {
    return identity.to.options;
  }
  return serial?.to && !serial.from ? { increment: '1', start: '1' } : undefined;
}
