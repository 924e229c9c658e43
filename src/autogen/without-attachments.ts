import type { Dependence } from '../schema/defined-object.js';
import { indexedOf } from '../schema/indexed.js';
import { besideTable, type Key, partKey } from '../schema/keys.js';
import type { QualifiedName } from '../schema/names.js';
import { isOwn, type Table } from '../schema/table.js';

/**
 * The dependencies without those that PostgreSQL records when it attaches a partition's own index or constraint to
 * one of the partitioned table. The partition's own part existed before.
 */
export function withoutAttachments(
  dependences: readonly Dependence[],
  tables: readonly Table[],
): readonly Dependence[] {
  const recorded = new Set(tables.flatMap(attachmentsIn));
  return recorded.size === 0
    ? dependences
    : dependences.filter(({ dependent, on }) => !recorded.has(`${dependent} ${on}`));
}

function attachmentsIn(table: Table): readonly string[] {
  const { partitionOf } = table;
  return partitionOf === undefined
    ? []
    : indexedOf(table).flatMap((part) => {
        const { attachedTo } = part;
        return attachedTo === undefined || !isOwn(part)
          ? []
          : keysOf(table, part.name).flatMap((key) =>
              keysOf(partitionOf.parent, attachedTo).map((parent) => `${key} ${parent}`),
            );
      });
}

function keysOf(table: QualifiedName, name: string): readonly Key[] {
  return [besideTable(table, name), partKey('constraint', table, name)];
}
