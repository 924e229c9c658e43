import type { ColumnBuilder } from '../../../models/column-builder.js';
import type { MetaData } from '../../../models/meta-data.js';
import { sql } from '../../../models/sql.js';
import { check, type TableItem, unique } from '../../../models/table-items.js';
import { clipName } from '../../../schema/choose-name.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { DrizzleCasing } from '../../../settings/drizzle-target.js';
import { columnBuilder } from './columns.js';
import { DrizzleContext, optionsOf, schemaOf } from './context.js';
import { type DrizzleKind, findDrizzleKind } from './entity-kind.js';
import { indexItems } from './indexes.js';
import { givenKeyNames, keyItems } from './keys.js';
import type { DrizzleObjects, DrizzlePolicy, DrizzleTable, PgCore } from './pg-core.js';
import { declarePolicy } from './policies.js';
import { declareSequence } from './sequences.js';
import { declareMaterializedView, declareView } from './views.js';

/** What the objects of a Drizzle schema declare. */
export interface DrizzleDeclarations {
  readonly metadata: MetaData;
  /**
   * Tables that foreign keys refer to, although the target doesn't export them. They are declared, because SQL needs them
   * to be built, and left alone.
   */
  readonly outside: readonly QualifiedName[];
  /** The names of keys that the schema gives, by table. */
  readonly keyNames: readonly { readonly table: QualifiedName; readonly names: readonly string[] }[];
}

/** @param objects what modules export, each once */
export function declareDrizzle(
  objects: readonly unknown[],
  core: PgCore,
  casing: DrizzleCasing | null,
): DrizzleDeclarations {
  const context = new DrizzleContext(core, casing);
  for (const declared of objects.filter(isOf('PgEnum'))) context.enum(declared);
  for (const sequence of objects.filter(isOf('PgSequence'))) declareSequence(sequence, context);
  for (const { schemaName } of objects.filter(isOf('PgSchema'))) context.schema(schemaName);
  const tables = objects.filter(isOf('PgTable')).map((table) => context.table(table));
  const linked = objects.filter(isOf('PgPolicy')).flatMap((policy) => linkOf(policy, context));
  for (const table of tables) {
    const policies = linked.filter((link) => link.table === table).map(({ policy }) => policy);
    declareTable(table, [...(table.policies ?? []), ...policies], context);
  }
  const outside = declareOutside(tables, context);
  for (const view of objects.filter(isOf('PgView'))) declareView(core.getViewConfig(view), context);
  for (const view of objects.filter(isOf('PgMaterializedView'))) {
    declareMaterializedView(core.getMaterializedViewConfig(view), context);
  }
  const keyNames = tables.map((table) => ({ table: nameOf(table), names: givenKeyNames(table) }));
  return { metadata: context.metadata, outside, keyNames };
}

function linkOf(policy: DrizzlePolicy, context: DrizzleContext) {
  return policy._linkedTable === undefined ? [] : [{ policy, table: context.table(policy._linkedTable) }];
}

function declareTable(table: DrizzleTable, policies: readonly DrizzlePolicy[], context: DrizzleContext): void {
  const name = nameOf(table);
  const items: readonly TableItem[] = [
    ...keyItems(table, context),
    ...table.checks.map(({ name: own, value }) => check(clipName(own), sql.raw(context.expression(value)))),
    ...indexItems(table, name, context),
  ];
  const rowSecurity = table.enableRLS === true || policies.length > 0;
  context.metadata.table(name.name, columnsOf(table, context), items, { ...optionsOf(name), rowSecurity });
  for (const policy of policies) declarePolicy(policy, name, context);
}

function columnsOf(table: DrizzleTable, context: DrizzleContext): Record<string, ColumnBuilder> {
  return Object.fromEntries(
    table.columns.map((column) => [context.columnName(column), columnBuilder(column, table, context)]),
  );
}

/** With what a foreign key needs: the columns, and a key of those that it refers to. */
function declareOutside(tables: readonly DrizzleTable[], context: DrizzleContext): readonly QualifiedName[] {
  const declared = new Set(tables.map((table) => nameKey(nameOf(table))));
  const references = tables.flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.reference()));
  const outside = new Map<DrizzleTable, string[][]>();
  for (const { foreignTable, foreignColumns } of references) {
    const table = context.table(foreignTable);
    if (declared.has(nameKey(nameOf(table)))) continue;
    const keys = outside.get(table) ?? [];
    outside.set(table, [...keys, foreignColumns.map((column) => context.columnName(column))]);
  }
  return [...outside].map(([table, keys]) => {
    const name = nameOf(table);
    const distinct = new Map(keys.map((columns) => [columns.join('\0'), columns]));
    const items = [...distinct.values()].map((columns) => unique(columns));
    context.metadata.table(name.name, columnsOf(table, context), items, optionsOf(name));
    return name;
  });
}

function nameOf(table: DrizzleTable): QualifiedName {
  return { schema: schemaOf(table), name: clipName(table.name) };
}

function isOf<Kind extends DrizzleKind>(kind: Kind): (value: unknown) => value is DrizzleObjects[Kind] {
  return (value): value is DrizzleObjects[Kind] => findDrizzleKind(value) === kind;
}
