import { quoteIdentifier, quoteLiteral } from '../../../src/ddl/quote.js';
import { call, condition, type Derived, derived, type Named, resultOf } from './expressions.js';
import { choose, dial, type Item } from './items.js';
import { builtIn, type ColumnType, isKeyLike } from './types.js';
import type { Column, Partitioning, World } from './world.js';

/** How a table is kept, apart from its columns. */
export interface TableFacts {
  readonly unlogged: boolean;
  readonly fillfactor: number | null;
  readonly comment: string | null;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
  readonly replicaIdentity: 'full' | 'nothing' | null;
}

export function tableFacts(table: Item, world: World): TableFacts {
  const isWhole = world.partitioning(table) === null;
  return {
    unlogged: dial(table, 0, 20) === 19 && isWhole && world.parent(table) === null,
    fillfactor: dial(table, 1, 6) === 5 && isWhole ? 50 + dial(table, 1, 50) : null,
    comment: dial(table, 2, 6) === 5 ? commentText(dial(table, 2, 60)) : null,
    rowSecurity: dial(table, 3, 7) === 6,
    forceRowSecurity: dial(table, 3, 21) === 20,
    replicaIdentity: dial(table, 8, 15) === 14 ? choose(['full', 'nothing'] as const, dial(table, 8, 60)) : null,
  };
}

/** CREATE TABLE and the statements that follow it. */
export function tableSql(table: Item, world: World): readonly string[] {
  const name = world.qualified(table);
  const key = world.partitioning(table);
  const by = key === null ? '' : ` PARTITION BY ${key.strategy} (${partitionKey(key)})`;
  const facts = tableFacts(table, world);
  const options = facts.fillfactor === null ? '' : ` WITH (fillfactor = ${facts.fillfactor})`;
  const own = world.columns(table).filter(({ inherited }) => !inherited);
  return [
    `CREATE ${facts.unlogged ? 'UNLOGGED ' : ''}TABLE ${name} ${body(table, world)}${by}${options}`,
    ...(facts.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${quoteLiteral(facts.comment)}`]),
    ...(facts.rowSecurity ? [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`] : []),
    ...(facts.forceRowSecurity ? [`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`] : []),
    ...(facts.replicaIdentity === null ? [] : [`ALTER TABLE ${name} REPLICA IDENTITY ${facts.replicaIdentity}`]),
    ...own.flatMap((column) => columnExtras(name, column, columnFacts(column, table, world))),
  ];
}

/** It has the same values as the column. */
function partitionKey({ column, isExpression }: Partitioning): string {
  const name = quoteIdentifier(column.name);
  if (!isExpression) return name;
  return column.type.family === 'int' ? `(${name} + 0)` : `lower(${name})`;
}

function body(table: Item, world: World): string {
  const parent = world.parent(table);
  const slot = world.slot(table);
  if (parent !== null && slot !== null) return partitionBody(world.qualified(parent), slot, world.partitioning(parent));
  const own = world.columns(table).filter(({ inherited }) => !inherited);
  const parents = world.parents(table).map((each) => world.qualified(each));
  const inherits = parents.length === 0 ? '' : ` INHERITS (${parents.join(', ')})`;
  return `(${own.map((column) => columnSql(column, table, world)).join(', ')})${inherits}`;
}

function partitionBody(parent: string, slot: number, partitioning: Partitioning | null): string {
  return `PARTITION OF ${parent} ${boundSql(boundOf(slot, partitioning))}`;
}

/** The rows of a partition, with its values as SQL. */
export type Bound =
  | 'default'
  | { readonly modulus: number; readonly remainder: number }
  | { readonly in: readonly string[] }
  | { readonly from: readonly string[]; readonly to: readonly string[] };

export function boundOf(slot: number, partitioning: Partitioning | null): Bound {
  if (partitioning === null || slot === 4) return 'default';
  const value = (n: number) => partitioning.column.type.value(n);
  switch (partitioning.strategy) {
    case 'hash':
      return { modulus: 4, remainder: slot };
    case 'list':
      return { in: [value(2 * slot), value(2 * slot + 1)] };
    case 'range':
      return { from: [value(2 * slot)], to: [value(2 * slot + 2)] };
  }
}

function boundSql(bound: Bound): string {
  if (bound === 'default') return 'DEFAULT';
  if ('modulus' in bound) return `FOR VALUES WITH (MODULUS ${bound.modulus}, REMAINDER ${bound.remainder})`;
  if ('in' in bound) return `FOR VALUES IN (${bound.in.join(', ')})`;
  return `FOR VALUES FROM (${bound.from.join(', ')}) TO (${bound.to.join(', ')})`;
}

export function comment(number: number): string {
  return quoteLiteral(commentText(number));
}

export function commentText(number: number): string {
  return choose(['note', "it's", 'two\nlines', '-- \\ */ $x', 'note 2'], number);
}

/** The clauses of a column after its name. */
export interface ColumnFacts {
  readonly type: string;
  readonly notNull: boolean;
  readonly notNullAs: 'named' | 'noInherit' | 'notValid' | null;
  readonly collation: string | null;
  readonly byDefault: string | null;
  readonly generated: { readonly sql: string; readonly virtual: boolean } | null;
  readonly identity: IdentityFacts | null;
  readonly comment: string | null;
  readonly statistics: number | null;
  readonly storage: 'external' | null;
  readonly distinct: number | null;
}

export function columnFacts(column: Column, table: Item, world: World): ColumnFacts {
  const { item, type, source } = column;
  const identity = isIdentity(column, table, world) ? identityOf(item) : null;
  const hasValue = source === null;
  return {
    type: type.sql,
    notNull: isNotNull(column) || identity !== null,
    notNullAs: identity === null && isNotNull(column) ? notNullAs(item, table, world) : null,
    collation: hasValue && type.collatable === true && dial(item, 5, 8) === 7 ? 'C' : null,
    byDefault: hasValue && identity === null ? defaultOf(item, column, world) : null,
    generated: hasValue ? null : { sql: computed(item, source, world).sql, virtual: isVirtual(column, world) },
    identity,
    comment: dial(item, 7, 8) === 7 ? commentText(dial(item, 7, 60)) : null,
    ...keptAs(column),
  };
}

/** What only PostgreSQL 18 says of NOT NULL. A primary key needs one that is valid and inherited. */
function notNullAs(column: Item, table: Item, world: World): ColumnFacts['notNullAs'] {
  if (world.major < 18) return null;
  const isFree = world.parts(table, 'primaryKey').length === 0 && !world.hasChildren(table);
  const way = choose([null, null, null, null, 'named', 'notValid', 'noInherit'] as const, dial(column, 10, 7));
  return way === 'named' || (isFree && world.partitioning(table) === null) ? way : null;
}

/** NOT NULL, unless a statement that follows adds it. */
function notNullSql({ notNull, notNullAs }: ColumnFacts, item: Item): string {
  if (!notNull || notNullAs === 'notValid') return '';
  const named = notNullAs === 'named' ? ` CONSTRAINT ${notNullName(item)}` : '';
  return `${named} NOT NULL${notNullAs === 'noInherit' ? ' NO INHERIT' : ''}`;
}

function notNullName(column: Item): string {
  return `nn${column.key}_${dial(column, 11, 3)}`;
}

function keptAs({ item, type, source }: Column): Pick<ColumnFacts, 'distinct' | 'statistics' | 'storage'> {
  const kept = dial(item, 6, 12);
  return {
    statistics: kept === 11 && source === null ? dial(item, 6, 60) * 10 : null,
    storage: kept === 10 && source === null && type.family === 'text' ? 'external' : null,
    distinct: kept === 9 ? dial(item, 6, 60) : null,
  };
}

function columnSql(column: Column, table: Item, world: World): string {
  const facts = columnFacts(column, table, world);
  const { type, collation, byDefault, generated, identity } = facts;
  return [
    `${quoteIdentifier(column.name)} ${type}`,
    collation === null ? '' : ` COLLATE "${collation}"`,
    generated === null ? '' : ` GENERATED ALWAYS AS (${generated.sql}) ${generated.virtual ? 'VIRTUAL' : 'STORED'}`,
    identity === null ? '' : identitySql(identity),
    byDefault === null ? '' : ` DEFAULT ${byDefault}`,
    notNullSql(facts, column.item),
  ].join('');
}

export function isNotNull({ item }: Column): boolean {
  return dial(item, 2, 4) === 3;
}

/** Virtual columns may use no function and no type of the user's. */
export function isVirtual({ item, source }: Column, world: World): boolean {
  if (source === null || world.major < 18 || dial(item, 10, 3) < 2) return false;
  return !source.type.sql.includes('.') && functionOf(item, source, world) === null;
}

function functionOf(item: Item, column: Column, world: World): string | null {
  const fn = dial(item, 7, 3) === 2 ? world.linked(item, 3, ['function']) : null;
  return fn && call(fn, column, world);
}

function computed(item: Item, source: Column, world: World): Derived {
  const called = functionOf(item, source, world);
  if (called !== null) return { sql: `(${called})::text`, type: 'text' };
  return derived(source, dial(item, 1, 60)) ?? { sql: `(${quoteIdentifier(source.name)} IS NULL)`, type: 'boolean' };
}

export function computedType(item: Item, source: Column, world: World): ColumnType {
  const { type } = computed(item, source, world);
  const families = { bigint: 'int', boolean: 'bool', integer: 'int', numeric: 'num', text: 'text' } as const;
  return builtIn(type, families[type]);
}

/** Identities of partitions are PostgreSQL 17's. */
export function isIdentity({ item, type, inherited, source }: Column, table: Item, world: World): boolean {
  if (type.family !== 'int' || type.sql.includes('.') || source !== null || inherited) return false;
  return dial(item, 3, 8) === 7 && (world.major >= 17 || world.partitioning(table) === null);
}

export interface IdentityFacts {
  readonly always: boolean;
  readonly options: { readonly [option in 'start' | 'increment' | 'cache' | 'minValue' | 'maxValue']?: number };
  readonly cycle: boolean;
}

function identityOf(item: Item): IdentityFacts {
  const way = dial(item, 1, 10);
  const options = [{}, { start: 100 }, { increment: 5, cache: 3 }, { maxValue: 30000 }, { minValue: 10, start: 20 }];
  return { always: dial(item, 1, 2) === 1, options: choose(options, way), cycle: way % 5 === 3 };
}

const OPTION_WORDS = {
  start: 'START WITH',
  increment: 'INCREMENT BY',
  cache: 'CACHE',
  minValue: 'MINVALUE',
  maxValue: 'MAXVALUE',
} as const;

function identitySql({ always, options, cycle }: IdentityFacts): string {
  const words = (['start', 'increment', 'cache', 'minValue', 'maxValue'] as const).flatMap((option) =>
    options[option] === undefined ? [] : [`${OPTION_WORDS[option]} ${options[option]}`],
  );
  const all = [...words, ...(cycle ? ['CYCLE'] : [])].join(' ');
  return ` GENERATED ${always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY${all === '' ? '' : ` (${all})`}`;
}

function defaultOf(item: Item, column: Column, world: World): string | null {
  const way = dial(item, 1, 10);
  return way < 5 || column.type.isRow === true ? null : (defaultCall(item, column, world) ?? column.type.value(way));
}

/** A calculated default. Null if no expression fits the type. */
function defaultCall(item: Item, { type }: Column, world: World): string | null {
  switch (dial(item, 1, 10)) {
    case 5: {
      const sequence = type.family === 'int' ? world.linked(item, 2, ['sequence']) : null;
      return sequence && `nextval(${quoteLiteral(world.qualified(sequence))}::regclass)`;
    }
    case 6:
      if (type.family === 'uuid') return 'gen_random_uuid()';
      return type.family === 'date' ? choose(['now()', 'CURRENT_TIMESTAMP'], dial(item, 7, 60)) : null;
    case 7: {
      const fn = world.linked(item, 3, ['function']);
      const called = fn && suits(resultOf(fn), type) ? call(fn, { name: '%', type }, world) : null;
      return called && `${called.replace('"%"', () => type.value(1))}::${type.sql}`;
    }
    default:
      return null;
  }
}

function suits(result: string, { family }: ColumnType): boolean {
  return result === 'text' ? family === 'text' : result === 'bigint' && (family === 'int' || family === 'num');
}

function columnExtras(table: string, { name, item }: Column, facts: ColumnFacts): readonly string[] {
  const { comment, notNullAs, statistics, storage, distinct } = facts;
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${quoteIdentifier(name)}`;
  return [
    ...(comment === null ? [] : [`COMMENT ON COLUMN ${table}.${quoteIdentifier(name)} IS ${quoteLiteral(comment)}`]),
    ...(notNullAs === 'notValid'
      ? [`ALTER TABLE ${table} ADD CONSTRAINT ${notNullName(item)} NOT NULL ${quoteIdentifier(name)} NOT VALID`]
      : []),
    ...(statistics === null ? [] : [`${alter} SET STATISTICS ${statistics}`]),
    ...(storage === null ? [] : [`${alter} SET STORAGE ${storage}`]),
    ...(distinct === null ? [] : [`${alter} SET (n_distinct = ${distinct})`]),
  ];
}

/** Columns that a key may have, and those of the partition keys that it must have. */
export function keyColumns(key: Item, table: Item, world: World): readonly Column[] {
  const usable = (column: Column) => isKeyLike(column.type) && column.source === null;
  const wanted = [1, 2].map((place) => world.column(key, place, table)).filter((column) => column !== null);
  const needed = [table, ...world.descendants(table)].flatMap((each) => {
    const found = world.partitioning(each)?.column.name;
    return world.columns(table).filter(({ name }) => name === found);
  });
  return [...new Set([...wanted, ...needed])].filter(usable);
}

/** A condition over a column, or over a function of it. */
export function conditionOf(item: Item, column: Named, world: World): string {
  const fn = dial(item, 1, 4) === 3 ? world.linked(item, 2, ['function']) : null;
  const called = fn && call(fn, column, world);
  return called ? `${called} IS NOT NULL` : condition(column, dial(item, 0, 60));
}
