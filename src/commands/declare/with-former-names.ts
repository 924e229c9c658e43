import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { EnumType } from '../../schema/enum-type.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { withoutTwins } from './merge-schemas.js';

/** What was built from models, with what a database doesn't know: the names that things had before, and declared rows. */
export function withRenames(built: DatabaseSchema, models: DatabaseSchema): DatabaseSchema {
  const tables = new Map(models.tables.map((table) => [nameKey(table), table]));
  const enums = new Map(models.enums.map((type) => [nameKey(type), type]));
  return {
    ...built,
    rows: withoutTwins('rows of', [...models.rows, ...built.rows]),
    tables: built.tables.map((table) => withTableRenames(table, tables.get(nameKey(table)))),
    enums: built.enums.map((type) => withEnumRenames(type, enums.get(nameKey(type)))),
    domains: withOrigins(built.domains, models.domains),
    compositeTypes: withOrigins(built.compositeTypes, models.compositeTypes),
    rangeTypes: withOrigins(built.rangeTypes, models.rangeTypes),
  };
}

type Renamable = QualifiedName & { readonly renamedFrom?: QualifiedName };

function withOrigins<T extends Renamable>(built: readonly T[], models: readonly T[]): readonly T[] {
  const before = new Map(models.map((type) => [nameKey(type), type.renamedFrom]));
  return built.map((type) => {
    const renamedFrom = before.get(nameKey(type));
    return renamedFrom === undefined ? type : { ...type, renamedFrom };
  });
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
