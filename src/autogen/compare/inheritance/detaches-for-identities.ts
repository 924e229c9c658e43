import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { nameKey } from '../../../schema/names.js';
import { hasFeature } from '../../../schema/server-features.js';
import type { Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';

interface IdentitySources {
  readonly declared: readonly Table[];
  readonly serverVersion: number;
}

/**
 * The pairs, with those detached that are below a partition that is attached to a table with an identity column. From PostgreSQL 17 on,
 * ATTACH PARTITION gives a partition the identity, but not the partitions of the partition.
 */
export function detachedForIdentities(
  pairs: readonly TablePair[],
  { declared, serverVersion }: IdentitySources,
): readonly TablePair[] {
  if (!hasFeature(serverVersion, 'identityOfPartitions')) return pairs;
  const byName = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  const ancestorsOf = ancestorFinder(declared);
  const hasIdentityAbove = (table: Table) =>
    ancestorsOf(table).some(({ columns }) => columns.some(({ identity }) => identity !== null));
  const isBelow = ({ declared: { partitionOf } }: TablePair): boolean => {
    const parent = partitionOf && byName.get(nameKey(partitionOf.parent));
    return (
      parent?.declared.partitionOf !== undefined &&
      (arrives(parent) || isBelow(parent)) &&
      hasIdentityAbove(parent.declared)
    );
  };
  return pairs.map((pair) => (!arrives(pair) && isBelow(pair) ? { ...pair, detaches: true } : pair));
}
