import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Sides } from './sides.js';
import type { Unmanaged } from './unmanaged.js';

/** The reason for a partitioned table that no model declares, or that a model declares as a plain table. */
const NOT_DECLARED = 'not declared as a partitioned table';

/** The reason for a partition. */
const NONE_DECLARED = 'no partition of its table is declared';

/**
 * Partitions often are not created by the models, but by a job that creates one a month. So they are compared only if
 * the models declare a partition of the table. A partitioned table is compared only if the models declare it as one.
 * @param nameInDatabase the name of a table in the database before the declaration renames it
 */
export function withoutUnmanagedPartitions(
  { declared, reflected }: Sides,
  nameInDatabase: NameInDatabase,
): Sides & Unmanaged {
  const left = leftTables({ declared, reflected });
  if (left.size === 0) return { declared, reflected, unmanaged: [] };
  const isCompared = (table: Table) => !left.has(nameKey(table));
  return {
    declared: { ...declared, tables: declared.tables.filter(isCompared) },
    reflected: { ...reflected, tables: reflected.tables.filter(isCompared) },
    unmanaged: [...left.values()].map(({ table, ...object }) => ({
      ...object,
      name: formatName(nameInDatabase(table)),
    })),
  };
}

type NameInDatabase = (table: QualifiedName) => QualifiedName;

interface LeftTable extends Omit<UnmanagedObject, 'name'> {
  readonly table: Table;
}

function leftTables({ declared, reflected }: Sides): ReadonlyMap<string, LeftTable> {
  const divided = reflected.tables.filter(
    ({ partitionBy, partitionOf }) => partitionBy !== undefined || partitionOf !== undefined,
  );
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  const parents = new Set(
    declared.tables.flatMap(({ partitionOf }) => (partitionOf ? [nameKey(partitionOf.parent)] : [])),
  );
  const left = new Map<string, LeftTable>();
  const isLeft = (table: Table) =>
    table.partitionOf !== undefined &&
    (!parents.has(nameKey(table.partitionOf.parent)) || parentsOf(table).some((parent) => left.has(nameKey(parent))));
  // Partitions of partitions are found after their parents.
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const table of divided) {
      const isOther = table.partitionBy !== undefined && wanted.get(nameKey(table))?.partitionBy === undefined;
      if (isOther || isLeft(table)) {
        left.set(
          nameKey(table),
          isOther
            ? { table, kind: 'partitioned table', why: NOT_DECLARED }
            : { table, kind: 'partition', why: NONE_DECLARED },
        );
      }
    }
  }
  return left;
}
