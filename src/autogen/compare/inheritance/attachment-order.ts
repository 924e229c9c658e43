import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexedOf, oldestFirst } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { nameKey } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { wholeFinder } from './find-origin.js';
import { createdIndex, droppedIndexes } from './index-changes.js';
import { findOrigins } from './origins.js';

interface OrderSources {
  readonly declared: readonly Table[];
  readonly pairs: readonly TablePair[];
  /** Changes of constraints and indexes. */
  readonly keys: readonly Operation[];
}

/**
 * Sorts indexes of a partition like the indexes of its partitioned table that they are to belong to. When a partition is
 * attached, PostgreSQL works through these by age: each takes the oldest index of the partition that fits. New indexes
 * of the partitioned table are its youngest.
 */
export type InAttachmentOrder = <Part extends Indexed>(table: Table, parts: readonly Part[]) => readonly Part[];

export function attachmentOrder({ declared, pairs, keys }: OrderSources): InAttachmentOrder {
  const origins = findOrigins({ declared, pairs, keys });
  const wholeOf = wholeFinder(declared);
  const dropped = droppedIndexes(keys);
  const created = keys.flatMap(createdIndex).map(({ table, part }) => besideTable(table, part.name));
  const byParent = new Map(
    pairs.map(({ declared, reflected }): readonly [string, readonly Key[]] => {
      const staying = indexedOf(oldestFirst(reflected)).filter(
        ({ name }) => !dropped.has(besideTable(reflected, name)),
      );
      return [nameKey(declared), staying.map((part) => origins.ofWhole(reflected, part))];
    }),
  );
  return (table, parts) => {
    const { partitionOf } = table;
    if (partitionOf === undefined || parts.length < 2) return parts;
    const order = [...(byParent.get(nameKey(partitionOf.parent)) ?? []), ...created];
    const rank = (part: Indexed) => {
      const whole = origins.after(table, part) ?? wholeOf(table, part)?.key;
      const place = whole === undefined ? -1 : order.indexOf(whole);
      return place === -1 ? order.length : place;
    };
    return parts.toSorted((a, b) => rank(a) - rank(b));
  };
}
