import type { ForeignKey, PrimaryKey, UniqueConstraint } from '../../../schema/constraints.js';
import type { Table } from '../../../schema/table.js';
import { sameValue } from '../../../util/same-value.js';
import { type DrizzleNames, keyOfPart } from './drizzle-names.js';

type TableKey = PrimaryKey | UniqueConstraint | ForeignKey;

/**
 * The table with names of keys that the database has: each version of Drizzle chooses other names, and doesn't rename what
 * an earlier version created. A name that the schema gives is kept.
 */
export function adoptKeyNames(table: Table, found: Table, names: DrizzleNames): Table {
  const declared = new Set([...table.uniques, ...table.foreignKeys].map(({ name }) => name));
  const adopt = <Key extends TableKey>(key: Key, candidates: readonly Key[]): Key => {
    const isGiven = names.givenNames.has(keyOfPart(table, key.name));
    if (isGiven || candidates.some(({ name }) => name === key.name)) return key;
    const twin = candidates.find((other) => !declared.has(other.name) && sameValue(essence(key), essence(other)));
    if (twin === undefined) return key;
    declared.add(twin.name);
    return { ...key, name: twin.name };
  };
  return {
    ...table,
    primaryKey: table.primaryKey && adopt(table.primaryKey, found.primaryKey === null ? [] : [found.primaryKey]),
    uniques: table.uniques.map((key) => adopt(key, found.uniques)),
    foreignKeys: table.foreignKeys.map((key) => adopt(key, found.foreignKeys)),
  };
}

/** What Drizzle can say of a key, except its name. */
function essence(key: TableKey) {
  switch (key.kind) {
    case 'primaryKey':
      return { columns: key.columns };
    case 'unique':
      return { columns: key.columns, nulls: key.nullsNotDistinct };
    case 'foreignKey': {
      const { columns, referredTable, referredColumns, onDelete, onUpdate } = key;
      const { schema, name } = referredTable;
      return { columns, schema, name, referredColumns, onDelete, onUpdate };
    }
  }
}
