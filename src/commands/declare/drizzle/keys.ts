import type { ReferenceOptions, TableItem } from '../../../models/table-items.js';
import { foreignKey, primaryKey, unique } from '../../../models/table-items.js';
import { clipName } from '../../../schema/choose-name.js';
import { dottedName } from '../../../schema/names.js';
import { type DrizzleContext, schemaOf } from './context.js';
import type { DrizzleForeignKey, DrizzlePrimaryKey, DrizzleTable, DrizzleUnique, NamedColumn } from './pg-core.js';

/** The primary key, the unique constraints, and the foreign keys of a table. */
export function keyItems(table: DrizzleTable, context: DrizzleContext): readonly TableItem[] {
  const { columns, primaryKeys, uniqueConstraints, foreignKeys } = table;
  const nameOf = (column: NamedColumn) => context.columnName(column);
  return [
    ...columns.filter(({ primary }) => primary).map((column) => primaryKey([nameOf(column)])),
    ...primaryKeys.map((key) => primaryKey(key.columns.map(nameOf), named(primaryKeyName(key, context)))),
    ...columns
      .filter(({ isUnique }) => isUnique)
      .map((column) =>
        unique([nameOf(column)], {
          ...named(column.uniqueName),
          nullsNotDistinct: column.uniqueType === 'not distinct',
        }),
      ),
    ...uniqueConstraints.map((key) =>
      unique(key.columns.map(nameOf), { ...named(key.name), nullsNotDistinct: key.nullsNotDistinct }),
    ),
    ...foreignKeys.map((key) => foreignKeyItem(key, table, context)),
  ];
}

/** PostgreSQL cuts a name that is too long. Without a name, PostgreSQL chooses one. */
function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name: clipName(name) };
}

function primaryKeyName(key: DrizzlePrimaryKey, context: DrizzleContext): string | undefined {
  if (key.isNameExplicit === false) return undefined;
  return key.name ?? withColumnNames(key.getName(), key.columns, context);
}

function foreignKeyItem(key: DrizzleForeignKey, table: DrizzleTable, context: DrizzleContext): TableItem {
  const { columns, foreignTable, foreignColumns } = key.reference();
  const referred = context.table(foreignTable);
  const options: ReferenceOptions = {
    name: clipName(foreignKeyName(key, table, context)),
    onDelete: key.onDelete ?? 'no action',
    onUpdate: key.onUpdate ?? 'no action',
  };
  return foreignKey(
    columns.map((column) => context.columnName(column)),
    dottedName({ schema: schemaOf(referred), name: clipName(referred.name) }),
    foreignColumns.map((column) => context.columnName(column)),
    options,
  );
}

function foreignKeyName(key: DrizzleForeignKey, table: DrizzleTable, context: DrizzleContext): string {
  const { name, columns, foreignTable, foreignColumns } = key.reference();
  if (name !== undefined) return name;
  if (key.isNameExplicit === undefined) {
    return withColumnNames(key.getName(), [...columns, ...foreignColumns], context);
  }
  const names = (all: readonly NamedColumn[]) => all.map((column) => context.columnName(column));
  return [table.name, ...names(columns), context.table(foreignTable).name, ...names(foreignColumns), 'fkey'].join('_');
}

/** Drizzle before 1.0 makes the name of the properties, and replaces these one after the other. */
function withColumnNames(name: string, columns: readonly NamedColumn[], context: DrizzleContext): string {
  return columns.reduce((text, column) => text.replace(column.name, () => context.columnName(column)), name);
}

/** The names of keys that the user gave. Drizzle, or PostgreSQL, chooses the others. */
export function givenKeyNames(table: DrizzleTable): readonly string[] {
  const uniques = [
    ...table.columns
      .filter(({ isUnique }) => isUnique)
      .map((column) => ({ name: column.uniqueName, columns: [column] })),
    ...table.uniqueConstraints,
  ];
  const names = [
    ...table.primaryKeys.map(({ name }) => name),
    ...table.foreignKeys.map((key) => key.reference().name),
    ...uniques.filter((key) => isGiven(key, table)).map(({ name }) => name),
  ];
  return names.flatMap((name) => (name === undefined ? [] : [clipName(name)]));
}

/** Before 1.0, Drizzle doesn't tell its own name from one that the user gave. */
function isGiven(
  { name, columns, isNameExplicit }: Omit<DrizzleUnique, 'nullsNotDistinct'>,
  table: DrizzleTable,
): boolean {
  const usual = [table.name, ...columns.map((column) => column.name), 'unique'].join('_');
  return isNameExplicit ?? name !== usual;
}
