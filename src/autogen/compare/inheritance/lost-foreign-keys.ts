import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';

/** From PostgreSQL 15 on, a partition that is detached keeps all its foreign keys. */
const KEEPS_ALL = 150000;

/**
 * Whether DETACH PARTITION drops the foreign key that a partition has from the partitioned table, because it refers to a
 * partitioned table. PostgreSQL 14 does. Its first minor versions may not, so the foreign key is dropped if it still exists.
 */
export function lostForeignKeys(
  pairs: readonly TablePair[],
  { reflected, serverVersion }: { readonly reflected: readonly Table[]; readonly serverVersion: number },
): (table: QualifiedName, name: string) => boolean {
  const partitioned = new Set(reflected.filter(({ partitionBy }) => partitionBy !== undefined).map(nameKey));
  const leaving =
    serverVersion >= KEEPS_ALL
      ? []
      : pairs.filter((pair) => pair.reflected.partitionOf !== undefined && arrives(pair)).map((pair) => pair.reflected);
  const lost = new Map(
    leaving.map((table) => {
      const keys = table.foreignKeys.filter((key) => !isOwn(key) && partitioned.has(nameKey(key.referredTable)));
      return [nameKey(table), new Set(keys.map(({ name }) => name))];
    }),
  );
  return (table, name) => lost.get(nameKey(table))?.has(name) ?? false;
}
