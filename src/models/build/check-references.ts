import { referenceNotUnique } from '../../errors/model-errors.js';
import type { ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { formatName, nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

/**
 * Refuses a foreign key to columns that nothing makes unique. PostgreSQL takes a primary key, a unique constraint or a
 * unique index over just these columns, in any order, that is neither deferrable nor partial.
 */
export function checkReferences(tables: readonly Table[]): void {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  for (const table of tables) {
    for (const key of table.foreignKeys) {
      const referred = byName.get(nameKey(key.referredTable));
      if (referred !== undefined && !ancestry(referred, byName).some((each) => isUnique(key.referredColumns, each))) {
        throw referenceNotUnique(placeOf(table, key), formatName(referred), key.referredColumns);
      }
    }
  }
}

/** A table, and what it is a partition of: a partition has the keys of that too. */
function ancestry(table: Table, byName: ReadonlyMap<string, Table>): readonly Table[] {
  const parent = table.partitionOf === undefined ? undefined : byName.get(nameKey(table.partitionOf.parent));
  return parent === undefined ? [table] : [table, ...ancestry(parent, byName)];
}

function placeOf(table: Table, { columns }: ForeignKey): { table: string; column?: string } {
  const [only, second] = columns;
  const name = formatName(table);
  return only === undefined || second !== undefined ? { table: name } : { table: name, column: only };
}

/** Whether the columns, in any order, are a key that isn't deferrable. */
export function isUnique(columns: readonly string[], table: Table): boolean {
  const { primaryKey, uniques, indexes } = table;
  const isKey = (key: PrimaryKey | UniqueConstraint) => !key.deferrable && sameSet(key.columns, columns);
  return (
    (primaryKey !== null && isKey(primaryKey)) ||
    uniques.some(isKey) ||
    indexes.some((index) => isPlainUnique(index) && sameSet(columnsOf(index), columns))
  );
}

function columnsOf({ keys }: Index): readonly string[] {
  return keys.map(({ column }) => column ?? '');
}

function isPlainUnique({ unique, where, keys }: Index): boolean {
  return unique && where === null && keys.every(({ column }) => column !== null);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
