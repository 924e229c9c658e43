import type { PartitionBound, PartitionKey, PartitionStrategy } from '../../schema/partition.js';
import type { Table } from '../../schema/table.js';
import type { TableRow } from '../catalog/tables.js';
import { splitList } from './split-list.js';

type Lineage = Pick<Table, 'partitionBy' | 'partitionOf' | 'inherits'>;

/** What a table is partitioned by, and the tables that it is a child of. */
export function toLineage({ partitionKey, bound, parents }: TableRow): Lineage {
  const [parent] = parents;
  return {
    ...(partitionKey !== null && { partitionBy: toPartitionKey(partitionKey) }),
    ...(bound !== null && parent !== undefined && { partitionOf: { parent, bound: toPartitionBound(bound) } }),
    ...(bound === null && parents.length > 0 && { inherits: parents }),
  };
}

const STRATEGIES: Readonly<Record<string, PartitionStrategy>> = { LIST: 'list', RANGE: 'range', HASH: 'hash' };

/** As pg_get_partkeydef() prints it: `RANGE (logdate, lower(city) COLLATE "C")`. */
function toPartitionKey(text: string): PartitionKey {
  const start = text.indexOf(' (');
  return { strategy: STRATEGIES[text.slice(0, start)] ?? 'range', keys: splitList(text.slice(start + 2, -1)) };
}

const NUMBERS = /modulus (\d+), remainder (\d+)/;
const RANGE = /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/s;

/** As pg_get_expr() prints it: `FOR VALUES IN ('a', 'b')`. */
function toPartitionBound(text: string): PartitionBound {
  const [, modulus, remainder] = NUMBERS.exec(text) ?? [];
  if (text.startsWith('FOR VALUES WITH') && modulus !== undefined && remainder !== undefined) {
    return { modulus: Number(modulus), remainder: Number(remainder) };
  }
  if (text.startsWith('FOR VALUES IN (')) {
    return { in: splitList(text.slice('FOR VALUES IN ('.length, -1)) };
  }
  return rangeBound(text) ?? 'default';
}

function rangeBound(text: string): PartitionBound | null {
  const [, from, to] = RANGE.exec(text) ?? [];
  return from === undefined || to === undefined ? null : { from: splitList(from), to: splitList(to) };
}
