import type { PartitionBound, PartitionKey } from '../schema/partition.js';

/** `PARTITION BY RANGE (logdate)`. */
export function partitionByClause({ strategy, keys }: PartitionKey): string {
  return `PARTITION BY ${strategy.toUpperCase()} (${keys.join(', ')})`;
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
  return `FOR VALUES WITH (MODULUS ${bound.modulus}, REMAINDER ${bound.remainder})`;
}
