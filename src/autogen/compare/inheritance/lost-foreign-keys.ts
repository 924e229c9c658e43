import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';

/** From PostgreSQL 15 on, a partition that is detached keeps all its foreign keys. */
const KEEPS_ALL = 150000;

/**
 * Whether DETACH PARTITION drops the foreign key of a partition, because the partitioned table refers to itself. PostgreSQL
 * 14 does. Its first minor versions may not, so the foreign key is dropped if it still exists.
 */
export function lostForeignKeys(
  pairs: readonly TablePair[],
  serverVersion: number,
): (table: QualifiedName, name: string) => boolean {
  const ancestorsOf = ancestorFinder(pairs.map(({ reflected }) => reflected));
  const leaving =
    serverVersion >= KEEPS_ALL
      ? []
      : pairs.filter((pair) => pair.reflected.partitionOf !== undefined && arrives(pair)).map((pair) => pair.reflected);
  const lost = new Map(
    leaving.map((table) => {
      const ancestors = ancestorsOf(table);
      const keys = table.foreignKeys.filter(
        (key) => !isOwn(key) && ancestors.some((ancestor) => sameName(ancestor, key.referredTable)),
      );
      return [nameKey(table), new Set(keys.map(({ name }) => name))];
    }),
  );
  return (table, name) => lost.get(nameKey(table))?.has(name) ?? false;
}
