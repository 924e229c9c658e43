import { type Indexed, indexedOf, oldestFirst } from '../../../schema/indexed.js';
import { isOwn, type Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { canBeAttached } from './attachable-keys.js';
import { stayingParts } from './attachments.js';

/**
 * Whether PostgreSQL, when it attaches the partition, attaches an index of the partition to one of the partitioned table
 * before it comes to `whole`, which fits too. If so, the index is not in the way of `whole`. But if the partition already has
 * a part of `whole`, PostgreSQL could attach that one instead.
 */
export function isAttachedBefore(index: Indexed, whole: Indexed, parent: TablePair): boolean {
  if (!isOwn(index) || index.attachedTo === undefined || !canBeAttached(index, whole)) return false;
  const order = inOrderOfAge(parent);
  const place = order.indexOf(index.attachedTo);
  return place !== -1 && place < order.indexOf(whole.name);
}

/** Whether the partition has such an index. */
export function hasAttachedBefore(table: Table, whole: Indexed, parent: TablePair): boolean {
  return indexedOf(table).some((index) => isAttachedBefore(index, whole, parent));
}

/** The names after the upgrade of the indexes of a partitioned table. Those that remain are older than new ones. */
function inOrderOfAge({ declared, reflected }: TablePair): readonly string[] {
  const after = stayingParts({ declared, reflected });
  const staying = indexedOf(oldestFirst(reflected)).flatMap((part) => after.get(part) ?? []);
  const others = indexedOf(oldestFirst(declared)).filter((part) => !staying.includes(part));
  return [...staying, ...others].map(({ name }) => name);
}
