import type { ExtendedStatistics, StatisticsKind } from '../../schema/statistics.js';
import type { StatisticsRow } from '../catalog/statistics.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { splitList } from './split-list.js';

const KINDS: readonly (readonly [letter: string, kind: StatisticsKind])[] = [
  ['d', 'ndistinct'],
  ['f', 'dependencies'],
  ['m', 'mcv'],
];

export function toStatistics(row: StatisticsRow, lookup: CatalogLookup): ExtendedStatistics {
  const kinds = KINDS.filter(([letter]) => row.kinds.includes(letter)).map(([, kind]) => kind);
  const target = Number(row.target ?? -1);
  return {
    schema: row.schema,
    name: row.name,
    kinds: kinds.length === KINDS.length ? [] : kinds,
    keys: splitList(row.columns),
    target: target < 0 ? null : target,
    comment: lookup.comment('pg_statistic_ext', row.oid),
  };
}
