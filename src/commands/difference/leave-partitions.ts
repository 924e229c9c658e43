import { findRenames } from '../../autogen/match/renames.js';
import type { UnmanagedObject } from '../../reflect/unmanaged.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';

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
  const { declared, reflected, unmanaged } = sides;
  const isDivided = reflected.tables.some(
    (table) => table.partitionBy !== undefined || table.partitionOf !== undefined,
  );
  if (!isDivided) return sides;
  const nameBefore = namesBefore(sides);
  const left = leftTables(sides, nameBefore);
  const isLeft = (name: QualifiedName) => left.has(nameKey(name));
  return {
    declared: { ...declared, tables: declared.tables.filter((table) => !isLeft(nameBefore(table))) },
    reflected: { ...reflected, tables: reflected.tables.filter((table) => !isLeft(table)) },
    unmanaged: [...unmanaged, ...left.values()],
  };
}

type NameBefore = (name: QualifiedName) => QualifiedName;

/** What a declared table is called in the database: a table that is renamed has its old name there. */
function namesBefore({ declared, reflected }: Sides): NameBefore {
  const { tables } = findRenames(declared, reflected);
  const before = new Map(tables.map(({ from, to }) => [nameKey(to), from]));
  return (name) => before.get(nameKey(name)) ?? name;
}

function leftTables({ declared, reflected }: Sides, nameBefore: NameBefore): ReadonlyMap<string, UnmanagedObject> {
  const wanted = new Map(declared.tables.map((table) => [nameKey(nameBefore(table)), table]));
  const divided = new Set(
    declared.tables.flatMap(({ partitionOf }) => (partitionOf ? [nameKey(nameBefore(partitionOf.parent))] : [])),
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
