import type { Dependence } from '../schema/defined-object.js';
import { indexedOf } from '../schema/indexed.js';
import { besideTable, type Key, partKey } from '../schema/keys.js';
import type { QualifiedName } from '../schema/names.js';
import { isOwn, type Table } from '../schema/table.js';

/**
 * The dependencies without those that PostgreSQL records when it attaches a partition's own index or constraint to
 * one of the partitioned table. The partition's own part existed before. Another one comes with the parts below it, and may get its
 * name later.
 */
export function withoutAttachments(
  dependences: readonly Dependence[],
  tables: readonly Table[],
): readonly Dependence[] {
  const attached = new Set(
    tables.flatMap((table) =>
      indexedOf(table)
        .filter(({ partOf, attachedTo = partOf }) => attachedTo !== undefined)
        .map(({ name }) => besideTable(table, name)),
    ),
  );
  if (attached.size === 0) return dependences;
  const recorded = new Set(tables.flatMap((table) => attachmentsIn(table, (key) => attached.has(key))));
  return dependences.filter(({ dependent, on }) => !recorded.has(`${dependent} ${on}`));
}

function attachmentsIn(table: Table, isAttached: (key: Key) => boolean): readonly string[] {
  const parent = table.partitionOf?.parent;
  return parent === undefined
    ? []
    : indexedOf(table).flatMap((part) => {
        const { attachedTo = part.partOf } = part;
        return attachedTo === undefined || !(isOwn(part) || isAttached(besideTable(parent, attachedTo)))
          ? []
          : keysOf(table, part.name).flatMap((key) => keysOf(parent, attachedTo).map((above) => `${key} ${above}`));
      });
}

function keysOf(table: QualifiedName, name: string): readonly Key[] {
  return [besideTable(table, name), partKey('constraint', table, name)];
}
