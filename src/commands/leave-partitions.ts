import type { UnmanagedObject } from '../reflect/unmanaged.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { formatName, nameKey } from '../schema/names.js';
import { parentsOf, type Table } from '../schema/table.js';

/** Why a partitioned table is left alone that no model declares, or that one takes for a plain table. */
const NOT_DECLARED = 'not declared as a partitioned table, and not compared';

/** Why a partition is left alone. */
const NONE_DECLARED = 'no partition of its table is declared';

interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
  readonly unmanaged: readonly UnmanagedObject[];
}

/**
 * Partitions often come from somewhere else than the models: a job makes one a month. So they are compared where the
 * models declare a partition of the table, and a partitioned table where they declare it as one.
 */
export function leavePartitions(sides: Sides): Sides {
  const left = leftTables(sides);
  const stays = (table: Table) => !left.has(nameKey(table));
  const { declared, reflected, unmanaged } = sides;
  return {
    declared: { ...declared, tables: declared.tables.filter(stays) },
    reflected: { ...reflected, tables: reflected.tables.filter(stays) },
    unmanaged: [...unmanaged, ...left.values()],
  };
}

function leftTables({ declared, reflected }: Sides): ReadonlyMap<string, UnmanagedObject> {
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  const divided = new Set(
    declared.tables.flatMap(({ partitionOf }) => (partitionOf ? [nameKey(partitionOf.parent)] : [])),
  );
  const left = new Map<string, UnmanagedObject>();
  const isLeft = (table: Table) =>
    table.partitionOf !== undefined &&
    (!divided.has(nameKey(table.partitionOf.parent)) || parentsOf(table).some((parent) => left.has(nameKey(parent))));
  // Partitions of partitions are found once what they are partitions of is.
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const table of reflected.tables) {
      const isOther = table.partitionBy !== undefined && wanted.get(nameKey(table))?.partitionBy === undefined;
      if (isOther || isLeft(table)) {
        left.set(
          nameKey(table),
          isOther ? named(table, 'partitioned table', NOT_DECLARED) : named(table, 'partition', NONE_DECLARED),
        );
      }
    }
  }
  return left;
}

function named(table: Table, kind: string, why: string): UnmanagedObject {
  return { kind, name: formatName(table), why };
}
