import type { ColumnBuilder } from '../../../src/models/column-builder.js';
import type { ColumnOptionsInput } from '../../../src/models/column-options.js';
import { check, MetaData, primaryKey, sql, type TableItem, type, unique } from '../../../src/models/index.js';
import type { PartitionValues } from '../../../src/models/partition.js';
import type { Table } from '../../../src/models/table.js';
import type { TableOptionsInput } from '../../../src/models/table-options.js';
import { joinDotted } from '../../../src/schema/names.js';
import type { Item, ItemKind } from './items.js';
import { type Sides, toldNames } from './renames.js';
import { renderRest, schemasOf } from './render.js';
import { checkFacts, keyFacts } from './render-parts.js';
import { type Bound, boundOf, type ColumnFacts, columnFacts, tableFacts } from './render-tables.js';
import { replicaKey } from './replica-identity.js';
import { typeComment, valuesOf } from './user-types.js';
import type { Column, World } from './world.js';

/** Kinds that have words in these models; all else is SQL in them. */
const IN_WORDS: ReadonlySet<ItemKind> = new Set<ItemKind>(['check', 'enum', 'primaryKey', 'table', 'unique']);

/**
 * Models leave alone what they declare nothing of: partitions of a table that has none in them, and partitioned tables
 * that they do not have. Then SQL has to be the target.
 */
export function canBeModels({ before, after }: Sides): boolean {
  const isLeftAlone = (table: Item) => {
    if (before.partitioning(table) === null) return false;
    const there = after.items.find(({ key }) => key === table.key);
    // A table that takes over the name is what is compared with it.
    const called = after.all('table').find((each) => nameIn(after, each) === nameIn(before, table));
    const pairs = called === undefined ? [there] : [there, called];
    return pairs.some((each) => each === undefined || after.partitioning(each) === null || !hasPartitions(each, after));
  };
  const isSaidOtherwise = (table: Item) => hasOptionsToShare(table, after) || hasEqualKeys(table, after);
  const hasExpression = (world: World) => world.all('table').some((table) => world.partitioning(table)?.isExpression);
  if (hasExpression(after) || [before, after].some((world) => hasNoWords(world))) return false;
  return !before.all('table').some(isLeftAlone) && !after.all('table').some(isSaidOtherwise);
}

function hasNoWords(world: World): boolean {
  return (
    world.all('extra').length > 0 ||
    world.all('period').length > 0 ||
    world.all('table').some((table) => world.columns(table).some((each) => columnFacts(each, table, world).notNullAs))
  );
}

function nameIn(world: World, table: Item): string {
  return `${world.schema(table)}.${world.name(table)}`;
}

/**
 * Two keys of the same columns are one in models, as in one CREATE TABLE. And models say the key of a table before that of its partition, which
 * is attached to it only if it came first.
 */
function hasEqualKeys(table: Item, world: World): boolean {
  const keys = [table, ...partitionedAbove(table, world)].flatMap((each) => [
    ...world.parts(each, 'primaryKey'),
    ...world.parts(each, 'unique'),
  ]);
  const columns = keys.map((item) => keyFacts(item, world)?.columns.join()).filter((list) => list !== undefined);
  return new Set(columns).size < columns.length;
}

function partitionedAbove(table: Item, world: World): readonly Item[] {
  const parent = world.isPartition(table) ? world.parent(table) : null;
  return parent === null ? [] : [parent, ...partitionedAbove(parent, world)];
}

/** What becomes of the options of columns that others have from a table depends on the order of statements. */
function hasOptionsToShare(table: Item, world: World): boolean {
  return (
    world.hasChildren(table) &&
    world.columns(table).some((column) => {
      const { statistics, storage, distinct } = columnFacts(column, table, world);
      return statistics !== null || storage !== null || distinct !== null;
    })
  );
}

function hasPartitions(table: Item, world: World): boolean {
  return world.all('table').some((each) => world.isPartition(each) && world.parent(each) === table);
}

/** One of each kind that models leave alone while they declare none of it. Both sides have them. */
export const ONE_OF_EACH: readonly string[] = [
  'CREATE SCHEMA keep',
  'CREATE TABLE keep.t (id integer)',
  'CREATE VIEW keep.v AS SELECT id FROM keep.t',
  'CREATE MATERIALIZED VIEW keep.m AS SELECT id FROM keep.t',
  'CREATE FUNCTION keep.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  'CREATE TRIGGER t BEFORE UPDATE ON keep.t FOR EACH ROW EXECUTE FUNCTION keep.f()',
  'CREATE POLICY p ON keep.t',
  'CREATE RULE r AS ON DELETE TO keep.t DO ALSO NOTHING',
];

type Models = MetaData<Record<never, never>, 'same'>;
type Declared = Table<string, Readonly<Record<string, ColumnBuilder>>, 'same'>;

/** What is declared so far. */
interface Declaring {
  readonly metadata: Models;
  readonly world: World;
  /** Former names, by key. */
  readonly told: ReadonlyMap<number, string>;
  readonly tables: Map<number, Declared>;
}

/** What `after` declares, with the names that things had. */
export function renderModels(sides: Sides): Models {
  const metadata: Models = new MetaData({ columnNaming: 'same' });
  const world = sides.after;
  const declaring: Declaring = { metadata, world, told: toldNames(sides), tables: new Map() };
  for (const name of schemasOf(world)) metadata.schema(name);
  for (const item of world.all('enum')) declareEnum(item, declaring);
  for (const item of [...world.all('table')].sort((a, b) => a.key - b.key)) {
    declaring.tables.set(item.key, declareTable(item, declaring));
  }
  for (const statement of [...ONE_OF_EACH, ...renderRest(world, IN_WORDS)]) metadata.sql(statement);
  return metadata;
}

function common(item: Item, { world, told }: Declaring) {
  const renamedFrom = told.get(item.key);
  const schema = world.schema(item);
  return { ...(schema === 'public' ? {} : { schema }), ...(renamedFrom === undefined ? {} : { renamedFrom }) };
}

function declareEnum(item: Item, declaring: Declaring): void {
  const { metadata, world, told } = declaring;
  const values = valuesOf(item, world);
  if (values.length === 0) return;
  const renamed = values.flatMap((value) => {
    const before = told.get(value.key);
    return before === undefined ? [] : [[world.name(value), before] as const];
  });
  const text = typeComment(item);
  metadata.enum(
    world.name(item),
    values.map((value) => world.name(value)),
    {
      ...common(item, declaring),
      ...(text === null ? {} : { comment: text }),
      ...(renamed.length === 0 ? {} : { renamedValues: Object.fromEntries(renamed) }),
    },
  );
}

function declareTable(item: Item, declaring: Declaring): Declared {
  const { metadata, world, tables } = declaring;
  const facts = tableFacts(item, world);
  const key = world.partitioning(item);
  const parent = world.parent(item);
  const options = {
    ...common(item, declaring),
    ...(facts.unlogged ? { unlogged: true } : {}),
    ...(facts.fillfactor === null ? {} : { with: { fillfactor: facts.fillfactor } }),
    ...(facts.comment === null ? {} : { comment: facts.comment }),
    ...(facts.rowSecurity ? { rowSecurity: true } : {}),
    ...(facts.forceRowSecurity ? { forceRowSecurity: true } : {}),
    ...replicaIdentity(item, world),
    ...(key === null ? {} : { partitionBy: partitionBy(key.strategy, key.column.name) }),
  };
  const items = itemsOf(item, world);
  const of = parent === null ? undefined : tables.get(parent.key);
  const slot = world.slot(item);
  if (of !== undefined && parent !== null && slot !== null) {
    const values = partitionValues(boundOf(slot, world.partitioning(parent)));
    return metadata.partition(world.name(item), { of, values }, items, options);
  }
  const own = world.columns(item).filter(({ inherited }) => !inherited);
  const columns = Object.fromEntries(own.map((column) => [column.name, declareColumn(column, item, declaring)]));
  const inherits = world.parents(item).map((each) => joinDotted([world.schema(each), world.name(each)]));
  return metadata.table(world.name(item), columns, items, { ...options, ...(parent === null ? {} : { inherits }) });
}

function replicaIdentity(item: Item, world: World): Pick<TableOptionsInput, 'replicaIdentity'> {
  const key = replicaKey(item, world);
  const { replicaIdentity } = tableFacts(item, world);
  if (key !== null) return { replicaIdentity: { index: world.name(key) } };
  return replicaIdentity === null ? {} : { replicaIdentity };
}

function partitionBy(strategy: 'hash' | 'list' | 'range', column: string) {
  if (strategy === 'hash') return { hash: [column] };
  return strategy === 'list' ? { list: [column] } : { range: [column] };
}

function partitionValues(bound: Bound): PartitionValues {
  if (bound === 'default' || 'modulus' in bound) return bound;
  const values = (texts: readonly string[]) => texts.map((text) => sql.raw(text));
  return 'in' in bound ? { in: values(bound.in) } : { from: values(bound.from), to: values(bound.to) };
}

function declareColumn(column: Column, table: Item, { world, told }: Declaring): ColumnBuilder {
  const facts = columnFacts(column, table, world);
  const { collation, byDefault, comment } = facts;
  const changes: readonly ((column: ColumnBuilder) => ColumnBuilder)[] = [
    (built) => (facts.notNull || isKey(column, table, world) ? built : built.nullable()),
    (column) => (collation === null ? column : column.collate(collation)),
    (column) => (byDefault === null ? column : column.serverDefault(sql.raw(byDefault))),
    (column) => (comment === null ? column : column.comment(comment)),
    (column) => withValue(column, facts),
    (column) => column.options(columnOptions(facts)),
  ];
  const built = changes.reduce((made, change) => change(made), plain(facts.type));
  const renamedFrom = told.get(column.item.key);
  return renamedFrom === undefined ? built : built.renamedFrom(renamedFrom);
}

/** A primary key makes its columns NOT NULL, which models say too. */
function isKey({ name }: Column, table: Item, world: World): boolean {
  const keys = world.parts(table, 'primaryKey').map((item) => keyFacts(item, world));
  return keys.some((key) => key?.columns.includes(name) ?? false);
}

function plain(text: string): ColumnBuilder {
  return type(text);
}

function withValue(column: ColumnBuilder, { generated, identity }: ColumnFacts): ColumnBuilder {
  if (generated !== null) return column.generatedAs(sql.raw(generated.sql), { virtual: generated.virtual });
  if (identity === null) return column;
  const options = { ...identity.options, ...(identity.cycle ? { cycle: true } : {}) };
  return identity.always ? column.identity('always', options) : column.identity('byDefault', options);
}

function columnOptions({ statistics, storage, distinct }: ColumnFacts): ColumnOptionsInput {
  return {
    ...(statistics === null ? {} : { statistics }),
    ...(storage === null ? {} : { storage }),
    ...(distinct === null ? {} : { with: { n_distinct: distinct } }),
  };
}

/** In the order of the SQL, which the names of those that have none follow. */
function itemsOf(table: Item, world: World): readonly TableItem[] {
  const parts = (kind: ItemKind) => world.parts(table, kind).toSorted((a, b) => a.key - b.key);
  return [
    ...parts('primaryKey').flatMap((item) => keyItem(item, world)),
    ...parts('unique').flatMap((item) => keyItem(item, world)),
    ...parts('check').flatMap((item) => checkItem(item, world)),
  ];
}

function keyItem(item: Item, world: World): readonly TableItem[] {
  const facts = keyFacts(item, world);
  if (facts === null) return [];
  const { columns, include, deferral } = facts;
  const options = {
    ...said(facts),
    ...(include.length === 0 ? {} : { include }),
    ...(deferral === null ? {} : { deferrable: true, initially: deferral }),
  };
  if (item.kind === 'primaryKey') return [primaryKey(columns, options)];
  return [unique(columns, { ...options, ...(facts.nullsNotDistinct ? { nullsNotDistinct: true } : {}) })];
}

function checkItem(item: Item, world: World): readonly TableItem[] {
  const facts = checkFacts(item, world);
  if (facts === null) return [];
  const { condition, notValid, noInherit, notEnforced } = facts;
  return [check(sql.raw(condition), { ...said(facts), notValid, noInherit, notEnforced })];
}

function said({ name, comment }: { readonly name: string | null; readonly comment: string | null }) {
  return { ...(name === null ? {} : { name }), ...(comment === null ? {} : { comment }) };
}
