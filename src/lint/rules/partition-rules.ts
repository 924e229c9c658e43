import { formatName, type QualifiedName } from '../../schema/names.js';
import type { Known } from '../known/known.js';
import { on, type Rule } from '../rule.js';

export const PARTITION_RULES: readonly Rule[] = [
  {
    name: 'attach-partition-scan',
    severity: 'warning',
    title: '`ATTACH PARTITION` of a table with rows',
    hasOnlineForm: true,
    find: on('attachPartition', ({ table, partition, isDefault }, { known }) => {
      if (known.isNew(table) || known.isNew(partition) || isDefault || hasValidCheck(partition, known)) return null;
      return {
        what: `Nobody can read or write ${formatName(partition)} while PostgreSQL checks that each row belongs to the partition.`,
        safe: 'First add a check with the bounds to the partition, NOT VALID, and validate it. PostgreSQL then skips the scan.',
        claim: { table: partition, work: 'scan' },
      };
    }),
  },
  {
    name: 'detach-not-concurrent',
    severity: 'error',
    title: '`DETACH PARTITION` without `CONCURRENTLY`',
    hasOnlineForm: true,
    find: on('detachPartition', ({ table, partition, isConcurrent }, { known }) =>
      isConcurrent || known.isNew(table) || known.isNew(partition)
        ? null
        : {
            what: `DETACH PARTITION waits for every reader of ${formatName(table)}, and everybody else waits behind it.`,
            safe: 'Use DETACH PARTITION … CONCURRENTLY, outside a transaction.',
          },
    ),
  },
  {
    name: 'create-partition-of',
    severity: 'advice',
    title: '`CREATE TABLE … PARTITION OF` an existing table',
    find: on('createTable', ({ table, partitionOf }, { known }) =>
      partitionOf === null || known.isNew(partitionOf)
        ? null
        : {
            what: `PARTITION OF waits for every reader of ${formatName(partitionOf)}, and reads the default partition, if there is one.`,
            safe: `Create ${formatName(table)} by itself (LIKE … INCLUDING ALL), then ATTACH PARTITION.`,
          },
    ),
  },
];

/** A valid check of the partition. Whether it implies the bounds, only PostgreSQL can tell. */
function hasValidCheck(partition: QualifiedName, known: Known): boolean {
  return known.tables.validConstraints(partition).some(({ type }) => type === 'check');
}
