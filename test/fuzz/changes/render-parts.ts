import { quoteIdentifier, quoteIdentifiers, quoteLiteral } from '../../../src/ddl/quote.js';
import { call, derived } from './expressions.js';
import { choose, dial, type Item } from './items.js';
import { comment, commentText, conditionOf, isVirtual, keyColumns } from './render-tables.js';
import { viewColumns } from './render-views.js';
import { type Family, isOrdered } from './types.js';
import type { Column, World } from './world.js';

const NOTHING: readonly string[] = [];

/** ALTER TABLE … ADD CONSTRAINT, with a name or without. */
function addConstraint(item: Item, table: Item, world: World): string {
  const named = isNamed(item) ? ` CONSTRAINT ${world.id(item)}` : '';
  return `ALTER TABLE ${world.qualified(table)} ADD${named}`;
}

export function isNamed(item: Item): boolean {
  return dial(item, 5, 3) !== 2;
}

type Deferral = 'deferred' | 'immediate' | null;

function deferralOf(item: Item): Deferral {
  return choose<Deferral>([null, null, null, null, 'immediate', 'deferred'], dial(item, 3, 6));
}

function deferrable(item: Item): string {
  const deferral = deferralOf(item);
  return deferral === null ? '' : ` DEFERRABLE${deferral === 'deferred' ? ' INITIALLY DEFERRED' : ''}`;
}

function commentOf(item: Item): string | null {
  return dial(item, 4, 8) === 7 && isNamed(item) ? commentText(dial(item, 4, 60)) : null;
}

function onConstraint(item: Item, table: Item, world: World): readonly string[] {
  const text = commentOf(item);
  return text === null
    ? []
    : [`COMMENT ON CONSTRAINT ${world.id(item)} ON ${world.qualified(table)} IS ${quoteLiteral(text)}`];
}

interface KeyFacts {
  readonly columns: readonly string[];
  readonly include: readonly string[];
  readonly deferral: Deferral;
  readonly nullsNotDistinct: boolean;
  readonly name: string | null;
  readonly comment: string | null;
}

/** The clauses of a primary key or a unique constraint. */
export function keyFacts(item: Item, world: World): KeyFacts | null {
  const key = keyOf(item, world);
  if (key === null) return null;
  const include = dial(item, 2, 6) === 5 ? world.column(item, 3, key.table) : null;
  return {
    columns: key.columns.map(({ name }) => name),
    include: include === null || isVirtual(include, world) ? [] : [include.name],
    deferral: deferralOf(item),
    nullsNotDistinct: item.kind === 'unique' && world.major >= 15 && dial(item, 1, 5) === 4,
    name: isNamed(item) ? world.name(item) : null,
    comment: commentOf(item),
  };
}

export function keySql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const facts = keyFacts(item, world);
  if (table === null || facts === null) return NOTHING;
  const nulls = facts.nullsNotDistinct ? ' NULLS NOT DISTINCT' : '';
  const kind = item.kind === 'primaryKey' ? 'PRIMARY KEY' : `UNIQUE${nulls}`;
  const include = facts.include.length === 0 ? '' : ` INCLUDE (${quoteIdentifiers(facts.include)})`;
  return [
    `${addConstraint(item, table, world)} ${kind} (${quoteIdentifiers(facts.columns)})${include}${deferrable(item)}`,
    ...onConstraint(item, table, world),
  ];
}

interface Key {
  readonly table: Item;
  readonly columns: readonly Column[];
}

/** What a primary key or a unique constraint is over; null if it cannot be. A table has one primary key: the first. */
export function keyOf(item: Item, world: World): Key | null {
  const table = world.table(item);
  if (table === null) return null;
  if (item.kind === 'primaryKey' && !isOnlyPrimaryKey(item, table, world)) return null;
  // PostgreSQL refuses keys of a table that is partitioned by an expression, and of the tables above.
  if ([table, ...world.descendants(table)].some((each) => world.partitioning(each)?.isExpression)) return null;
  const columns = keyColumns(item, table, world);
  const linked = world.column(item, 1, table);
  return linked === null || !columns.includes(linked) ? null : { table, columns };
}

function isOnlyPrimaryKey(item: Item, table: Item, world: World): boolean {
  return (
    world.parts(table, 'primaryKey')[0] === item &&
    ancestors(table, world).every((each) => world.parts(each, 'primaryKey').length === 0)
  );
}

/** The tables that a partition is a part of. */
function ancestors(table: Item, world: World): readonly Item[] {
  const parent = world.isPartition(table) ? world.parent(table) : null;
  return parent === null ? [] : [parent, ...ancestors(parent, world)];
}

function names(columns: readonly Column[]): string {
  return quoteIdentifiers(columns.map(({ name }) => name));
}

interface CheckFacts {
  readonly condition: string;
  readonly notValid: boolean;
  readonly noInherit: boolean;
  readonly notEnforced: boolean;
  readonly name: string | null;
  readonly comment: string | null;
}

export function checkFacts(item: Item, world: World): CheckFacts | null {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null) return null;
  const mayNotInherit = world.partitioning(table) === null;
  return {
    condition: conditionOf(item, column, world),
    // Whether the check of a child is valid would follow from which of the two came first.
    notValid: dial(item, 2, 7) === 5 && !world.hasChildren(table),
    noInherit: mayNotInherit && dial(item, 2, 7) === 6,
    notEnforced: world.major >= 18 && dial(item, 2, 21) === 4,
    name: isNamed(item) ? world.name(item) : null,
    comment: commentOf(item),
  };
}

export function checkSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const facts = checkFacts(item, world);
  if (table === null || facts === null) return NOTHING;
  const words = [
    facts.notValid ? ' NOT VALID' : '',
    facts.noInherit ? ' NO INHERIT' : '',
    facts.notEnforced ? ' NOT ENFORCED' : '',
  ];
  const end = words.join('');
  return [`${addConstraint(item, table, world)} CHECK (${facts.condition})${end}`, ...onConstraint(item, table, world)];
}

const ACTIONS = [
  '',
  '',
  ' ON DELETE CASCADE',
  ' ON DELETE SET NULL',
  ' ON UPDATE CASCADE',
  ' ON DELETE RESTRICT',
  ' ON DELETE SET DEFAULT',
];

export function foreignKeySql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const target = world.linked(item, 1, ['primaryKey', 'unique']);
  const key = target && keyOf(target, world);
  if (table === null || key === null || target === null || dial(target, 3, 6) > 3) return NOTHING;
  // PostgreSQL refuses references between a partition and the table that it is a part of.
  if (world.descendants(key.table).includes(table) || world.descendants(table).includes(key.table)) return NOTHING;
  const columns: Column[] = [];
  for (const wanted of key.columns) {
    const found = referringColumn(item, { table, wanted, taken: columns }, world);
    if (found === null) return NOTHING;
    columns.push(found);
  }
  const match = dial(item, 1, 9) === 8 ? ' MATCH FULL' : '';
  const actions = world.major < 15 ? ACTIONS : [...ACTIONS, ` ON DELETE SET NULL (${names(columns.slice(0, 1))})`];
  const action = choose(actions, dial(item, 0, 60));
  return [
    `${addConstraint(item, table, world)} FOREIGN KEY (${names(columns)}) REFERENCES ${world.qualified(key.table)} (${names(key.columns)})${match}${action}${deferrable(item)}${enforcement(item, table, world)}`,
    ...onConstraint(item, table, world),
  ];
}

function enforcement(item: Item, table: Item, world: World): string {
  const way = dial(item, 2, 9);
  if (way === 8 && world.partitioning(table) === null) return ' NOT VALID';
  return way === 7 && world.major >= 18 ? ' NOT ENFORCED' : '';
}

/** The linked column, or the first one of the same type. */
function referringColumn(
  item: Item,
  { table, wanted, taken }: { readonly table: Item; readonly wanted: Column; readonly taken: readonly Column[] },
  world: World,
): Column | null {
  const suits = (column: Column | null) =>
    column !== null && column.type.sql === wanted.type.sql && column.source === null && !taken.includes(column);
  const linked = world.column(item, 2, table);
  if (suits(linked)) return linked;
  return world.columns(table).find(suits) ?? null;
}

export function exclusionSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null || world.partitioning(table) !== null || isVirtual(column, world))
    return NOTHING;
  const isRange = column.type.family === 'range';
  if (!isRange && !isOrdered(column.type)) return NOTHING;
  const with_ = isRange ? `USING gist (${names([column])} WITH &&)` : `USING btree (${names([column])} WITH =)`;
  const where = dial(item, 1, 4) === 3 ? ` WHERE (${names([column])} IS NOT NULL)` : '';
  return [
    `${addConstraint(item, table, world)} EXCLUDE ${with_}${where}${deferrable(item)}`,
    ...onConstraint(item, table, world),
  ];
}

export function indexSql(item: Item, world: World): readonly string[] {
  const of = world.relation(item);
  if (of === null || (of.kind === 'view' && dial(of, 1, 4) !== 3)) return NOTHING;
  const columns = indexable(of, world);
  const linked = (place: number) => columns.filter(({ key }) => key === item.links[place]);
  const special = linked(1).flatMap((column) => specialIndex(item, { of, column }, world));
  if (special.length > 0) return special;
  const keys = [...new Set([1, 2].flatMap(linked))].filter(({ type }) => isOrdered(type));
  return keys.length === 0 ? NOTHING : createIndex(item, { of, keys, include: linked(4) }, world);
}

/** The methods besides btree that have an operator class for it. */
const METHODS: Readonly<Partial<Record<Family, readonly string[]>>> = {
  date: ['brin'],
  int: ['hash', 'brin'],
  jsonb: ['gin'],
  multirange: ['gist'],
  point: ['gist', 'spgist'],
  range: ['gist'],
  text: ['hash'],
  tsvector: ['gin', 'gist'],
};

/** An index that isn't a btree. Empty if the column can't have one, or no index is wanted. */
function specialIndex(
  item: Item,
  { of, column }: { readonly of: Item; readonly column: IndexColumn },
  world: World,
): readonly string[] {
  const methods = METHODS[column.type.family] ?? [];
  if (methods.length === 0 || (isOrdered(column.type) && dial(item, 10, 6) < 5)) return NOTHING;
  const name = isNamed(item) ? world.id(item) : '';
  const method = choose(methods, dial(item, 11, 60));
  return [`CREATE INDEX ${name} ON ${world.qualified(of)} USING ${method} (${quoteIdentifier(column.name)})`];
}

interface Indexed {
  readonly of: Item;
  readonly keys: readonly IndexColumn[];
  readonly include: readonly IndexColumn[];
}

function createIndex(item: Item, { of, keys, include }: Indexed, world: World): readonly string[] {
  const parts = keys.map((column, place) => indexPart(item, { column, place }, world));
  const isUnique = of.kind === 'table' && dial(item, 0, 8) === 7 && world.partitioning(of) === null;
  const ends = [
    ...(dial(item, 2, 7) === 6 ? include : []).map(({ name }) => ` INCLUDE (${quoteIdentifier(name)})`),
    isUnique && world.major >= 15 && dial(item, 8, 2) === 1 ? ' NULLS NOT DISTINCT' : '',
    dial(item, 3, 8) === 7 ? ` WITH (fillfactor = ${50 + dial(item, 3, 50)})` : '',
    dial(item, 1, 6) === 5 ? ` WHERE ${conditionOf(item, choose(keys, 0), world)}` : '',
  ].join('');
  const isNamed = dial(item, 5, 4) !== 3;
  const name = `${quoteIdentifier(world.schema(of))}.${world.id(item)}`;
  return [
    `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${isNamed ? world.id(item) : ''} ON ${onlyOf(item, of, world)}${world.qualified(of)} (${parts.join(', ')})${ends}`,
    ...(isNamed && dial(item, 4, 9) === 8 ? [`COMMENT ON INDEX ${name} IS ${comment(dial(item, 4, 60))}`] : []),
    ...(isNamed && dial(item, 11, 8) === 7 && canCluster(item, of, world)
      ? [`ALTER TABLE ${world.qualified(of)} CLUSTER ON ${world.id(item)}`]
      : []),
  ];
}

/** An index of a partitioned table that its partitions do not get. */
function onlyOf(item: Item, of: Item, world: World): string {
  return of.kind === 'table' && world.partitioning(of) !== null && dial(item, 11, 7) === 6 ? 'ONLY ' : '';
}

/** The whole of a plain table. */
function canCluster(item: Item, of: Item, world: World): boolean {
  return of.kind === 'table' && dial(item, 1, 6) !== 5 && world.partitioning(of) === null;
}

type IndexColumn = Pick<Column, 'key' | 'name' | 'type'>;

function indexable(of: Item, world: World): readonly IndexColumn[] {
  return of.kind === 'view' ? viewColumns(of, world) : world.columns(of).filter((column) => !isVirtual(column, world));
}

function indexPart(
  item: Item,
  { column, place }: { readonly column: IndexColumn; readonly place: number },
  world: World,
): string {
  const way = dial(item, 6 + place, 9);
  const end = ['', '', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST'][dial(item, 8 + place, 5)] ?? '';
  const fn = way === 8 ? world.linked(item, 3, ['function']) : null;
  const called = fn && call(fn, column, world);
  if (called) return `(${called})${end}`;
  if (way === 7)
    return `(${derived(column, dial(item, 9, 60))?.sql ?? `${quoteIdentifier(column.name)} IS NULL`})${end}`;
  const opclass = way === 6 && column.type.family === 'text' && column.type.sql === 'text' ? ' text_pattern_ops' : '';
  return `${quoteIdentifier(column.name)}${opclass}${end}`;
}

export function statisticsSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  if (table === null) return NOTHING;
  const columns = [1, 2]
    .map((place) => world.column(item, place, table))
    .filter((column) => column !== null && isOrdered(column.type) && !isVirtual(column, world));
  const [first, second] = [...new Set(columns)];
  if (!first) return NOTHING;
  const expression = derived(first, dial(item, 1, 60))?.sql;
  const on = second ? [first, second].map(({ name }) => quoteIdentifier(name)) : expression && [`(${expression})`];
  if (!on) return NOTHING;
  const kinds = second ? choose(['', ' (ndistinct)', ' (dependencies, mcv)', ' (mcv)'], dial(item, 0, 60)) : '';
  const name = `${quoteIdentifier(world.schema(table))}.${world.id(item)}`;
  return [
    `CREATE STATISTICS ${name}${kinds} ON ${on.join(', ')} FROM ${world.qualified(table)}`,
    ...(dial(item, 2, 5) === 4 ? [`ALTER STATISTICS ${name} SET STATISTICS ${dial(item, 2, 60)}`] : []),
    ...(dial(item, 4, 6) === 5 ? [`COMMENT ON STATISTICS ${name} IS ${comment(dial(item, 4, 60))}`] : []),
  ];
}

export function triggerSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const fn = world.linked(item, 1, ['triggerFunction']);
  if (table === null || fn === null) return NOTHING;
  const on = world.qualified(table);
  const state = choose(['', '', '', '', '', 'DISABLE', 'ENABLE ALWAYS', 'ENABLE REPLICA'], dial(item, 6, 8));
  const commented = dial(item, 7, 8) === 7;
  return [
    `CREATE ${triggerWords(item, table, world)} EXECUTE FUNCTION ${world.qualified(fn)}(${choose(['', "'x'"], dial(item, 5, 60))})`,
    ...(state === '' ? [] : [`ALTER TABLE ${on} ${state} TRIGGER ${world.id(item)}`]),
    ...(commented ? [`COMMENT ON TRIGGER ${world.id(item)} ON ${on} IS ${comment(dial(item, 7, 60))}`] : []),
  ];
}

function triggerWords(item: Item, table: Item, world: World): string {
  const linked = world.column(item, 2, table);
  const column = linked?.source === null ? linked : null;
  const events = eventsOf(item, column);
  const name = world.id(item);
  const on = `${events} ON ${world.qualified(table)}`;
  if (dial(item, 0, 3) === 2) return `TRIGGER ${name} AFTER ${on}${transitionTables(item, events)} FOR EACH STATEMENT`;
  const isUpdate = events.startsWith('UPDATE') && !events.includes('DELETE');
  const isWhen = column !== null && isUpdate && dial(item, 3, 3) === 2;
  const when = isWhen ? ` WHEN (OLD.${names([column])} IS NULL)` : '';
  const deferral = choose(['', ' DEFERRABLE', ' DEFERRABLE INITIALLY DEFERRED'], dial(item, 9, 60));
  if (dial(item, 8, 6) === 5) return `CONSTRAINT TRIGGER ${name} AFTER ${on}${deferral} FOR EACH ROW${when}`;
  return `TRIGGER ${name} ${choose(['AFTER', 'BEFORE'], dial(item, 4, 60))} ${on} FOR EACH ROW${when}`;
}

/** PostgreSQL allows them for one event, without columns. */
function transitionTables(item: Item, events: string): string {
  if (!/^(?:UPDATE|DELETE)$/.test(events) || dial(item, 3, 2) === 0) return '';
  return events === 'UPDATE'
    ? ' REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows'
    : ' REFERENCING OLD TABLE AS gone';
}

function eventsOf(item: Item, column: Column | null): string {
  const of = column !== null && dial(item, 1, 4) === 3 ? ` OF ${names([column])}` : '';
  const events = choose(['UPDATE', 'INSERT OR UPDATE', 'DELETE', 'UPDATE OR DELETE'], dial(item, 2, 60));
  return events.replace('UPDATE', () => `UPDATE${of}`);
}

export function policySql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null) return NOTHING;
  const other = world.table(item, 3);
  const otherColumn = other && world.columns(other)[0];
  const exists =
    otherColumn && dial(item, 3, 4) === 3
      ? ` AND EXISTS (SELECT 1 FROM ${world.qualified(other)} AS o WHERE o.${quoteIdentifier(otherColumn.name)} IS NOT NULL)`
      : '';
  const kind = choose(['', ' AS RESTRICTIVE'], dial(item, 4, 60));
  const using = `(${conditionOf(item, column, world)}${exists})`;
  const ends = [
    ` USING ${using}`,
    ` FOR SELECT USING ${using}`,
    ` FOR INSERT WITH CHECK ${using}`,
    ` FOR UPDATE USING ${using} WITH CHECK ${using}`,
    ` FOR DELETE TO pg_monitor USING ${using}`,
    ` TO pg_read_all_settings, pg_monitor USING ${using} WITH CHECK (true)`,
  ];
  const on = world.qualified(table);
  return [
    `CREATE POLICY ${world.id(item)} ON ${on}${kind}${choose(ends, dial(item, 2, 60))}`,
    ...(dial(item, 5, 7) === 6 ? [`COMMENT ON POLICY ${world.id(item)} ON ${on} IS ${quoteLiteral('policy')}`] : []),
  ];
}
