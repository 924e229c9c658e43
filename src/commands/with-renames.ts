import type { DatabaseSchema } from '../schema/database-schema.js';
import type { EnumType } from '../schema/enum-type.js';
import { nameKey } from '../schema/names.js';
import type { Table } from '../schema/table.js';

/** What was built from models, with the names that they say things had before: a database does not know them. */
export function withRenames(built: DatabaseSchema, models: DatabaseSchema): DatabaseSchema {
  const tables = new Map(models.tables.map((table) => [nameKey(table), table]));
  const enums = new Map(models.enums.map((type) => [nameKey(type), type]));
  return {
    ...built,
    tables: built.tables.map((table) => withTableRenames(table, tables.get(nameKey(table)))),
    enums: built.enums.map((type) => withEnumRenames(type, enums.get(nameKey(type)))),
  };
}

function withTableRenames(table: Table, model: Table | undefined): Table {
  if (model === undefined) return table;
  const before = new Map(model.columns.map(({ name, renamedFrom }) => [name, renamedFrom]));
  return {
    ...table,
    ...(model.renamedFrom === undefined ? {} : { renamedFrom: model.renamedFrom }),
    columns: table.columns.map((column) => {
      const renamedFrom = before.get(column.name);
      return renamedFrom === undefined ? column : { ...column, renamedFrom };
    }),
  };
}

function withEnumRenames(type: EnumType, model: EnumType | undefined): EnumType {
  return {
    ...type,
    ...(model?.renamedFrom === undefined ? {} : { renamedFrom: model.renamedFrom }),
    ...(model?.renamedValues === undefined ? {} : { renamedValues: model.renamedValues }),
  };
}
