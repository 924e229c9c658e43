import type { PartitionBound, PartitionKey } from '../schema/partition.js';
import { keyword, wholeNumber } from './checked-words.js';

/** `PARTITION BY RANGE (logdate)`. */
export function partitionByClause({ strategy, keys }: PartitionKey): string {
  return `PARTITION BY ${keyword('partitionBy', strategy, ['list', 'range', 'hash'])} (${keys.join(', ')})`;
}

/** `FOR VALUES IN ('a')`. */
export function partitionBound(bound: PartitionBound): string {
  if (bound === 'default') {
    return 'DEFAULT';
  }
  if ('in' in bound) {
    return `FOR VALUES IN (${bound.in.join(', ')})`;
  }
  if ('from' in bound) {
    return `FOR VALUES FROM (${bound.from.join(', ')}) TO (${bound.to.join(', ')})`;
  }
  const [modulus, remainder] = [wholeNumber('modulus', bound.modulus), wholeNumber('remainder', bound.remainder)];
  return `FOR VALUES WITH (MODULUS ${modulus}, REMAINDER ${remainder})`;
}
