import { quoteIdentifier, quoteLiteral } from '../../../src/ddl/quote.js';
import { call, condition, type Derived, derived, type Named, resultOf } from './expressions.js';
import { choose, dial, type Item } from './items.js';
import { builtIn, type ColumnType, isKeyLike } from './types.js';
import type { Column, Partitioning, World } from './world.js';

/** CREATE TABLE and what is said of it afterwards. */
export function tableSql(table: Item, world: World): readonly string[] {
  const name = world.qualified(table);
  const partitioning = world.partitioning(table);
  const by =
    partitioning === null
      ? ''
      : ` PARTITION BY ${partitioning.strategy} (${quoteIdentifier(partitioning.column.name)})`;
  const unlogged =
    dial(table, 0, 20) === 19 && partitioning === null && world.parent(table) === null ? 'UNLOGGED ' : '';
  const options =
    dial(table, 1, 6) === 5 && partitioning === null ? ` WITH (fillfactor = ${50 + dial(table, 1, 50)})` : '';
  return [
    `CREATE ${unlogged}TABLE ${name} ${body(table, world)}${by}${options}`,
    ...extras(table, world),
    ...world
      .columns(table)
      .filter(({ inherited }) => !inherited)
      .flatMap((column) => columnExtras(name, column)),
  ];
}

function body(table: Item, world: World): string {
  const parent = world.parent(table);
  const slot = world.slot(table);
  if (parent !== null && slot !== null) return partitionBody(world.qualified(parent), slot, world.partitioning(parent));
  const own = world.columns(table).filter(({ inherited }) => !inherited);
  const inherits = parent === null ? '' : ` INHERITS (${world.qualified(parent)})`;
  return `(${own.map((column) => columnSql(column, table, world)).join(', ')})${inherits}`;
}

function partitionBody(parent: string, slot: number, partitioning: Partitioning | null): string {
  return `PARTITION OF ${parent} ${bound(slot, partitioning)}`;
}

function bound(slot: number, partitioning: Partitioning | null): string {
  if (partitioning === null || slot === 4) return 'DEFAULT';
  const value = (n: number) => partitioning.column.type.value(n);
  switch (partitioning.strategy) {
    case 'hash':
      return `FOR VALUES WITH (MODULUS 4, REMAINDER ${slot})`;
    case 'list':
      return `FOR VALUES IN (${value(2 * slot)}, ${value(2 * slot + 1)})`;
    case 'range':
      return `FOR VALUES FROM (${value(2 * slot)}) TO (${value(2 * slot + 2)})`;
  }
}

function extras(table: Item, world: World): readonly string[] {
  const name = world.qualified(table);
  return [
    ...(dial(table, 2, 6) === 5 ? [`COMMENT ON TABLE ${name} IS ${comment(dial(table, 2, 60))}`] : []),
    ...(dial(table, 3, 7) === 6 ? [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`] : []),
    ...(dial(table, 3, 21) === 20 ? [`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`] : []),
    ...(dial(table, 8, 15) === 14
      ? [`ALTER TABLE ${name} REPLICA IDENTITY ${choose(['FULL', 'NOTHING'], dial(table, 8, 60))}`]
      : []),
  ];
}

export function comment(number: number): string {
  return quoteLiteral(choose(['note', "it's", 'two\nlines', '-- \\ */ $x', 'note 2'], number));
}

function columnSql(column: Column, table: Item, world: World): string {
  const { item, name, type, source } = column;
  const id = quoteIdentifier(name);
  if (source !== null) {
    const { sql, type } = computed(item, source, world);
    const virtual = isVirtual(column, world) ? 'VIRTUAL' : 'STORED';
    return `${id} ${type} GENERATED ALWAYS AS (${sql}) ${virtual}${notNull(column, table, world)}`;
  }
  const collation = type.collatable === true && dial(item, 5, 8) === 7 ? ' COLLATE "C"' : '';
  const identity = isIdentity(column, table, world) ? identitySql(item) : defaultSql(item, column, world);
  return `${id} ${type.sql}${collation}${identity}${notNull(column, table, world)}`;
}

function notNull(column: Column, table: Item, world: World): string {
  return isNotNull(column) || isIdentity(column, table, world) ? ' NOT NULL' : '';
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

function identitySql(item: Item): string {
  const options = [
    '',
    ' (START WITH 100)',
    ' (INCREMENT BY 5 CACHE 3)',
    ' (MAXVALUE 30000 CYCLE)',
    ' (MINVALUE 10 START 20)',
  ];
  return ` GENERATED ${choose(['BY DEFAULT', 'ALWAYS'], dial(item, 1, 60))} AS IDENTITY${choose(options, dial(item, 1, 10))}`;
}

function defaultSql(item: Item, column: Column, world: World): string {
  const way = dial(item, 1, 10);
  if (way < 5) return '';
  return ` DEFAULT ${defaultCall(item, column, world) ?? column.type.value(way)}`;
}

/** A default that is calculated; null if there is nothing that suits. */
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

function columnExtras(table: string, { item, name, type, source }: Column): readonly string[] {
  const column = `${table}.${quoteIdentifier(name)}`;
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${quoteIdentifier(name)}`;
  return [
    ...(dial(item, 7, 8) === 7 ? [`COMMENT ON COLUMN ${column} IS ${comment(dial(item, 7, 60))}`] : []),
    ...(dial(item, 6, 12) === 11 && source === null ? [`${alter} SET STATISTICS ${dial(item, 6, 60) * 10}`] : []),
    ...(dial(item, 6, 12) === 10 && type.family === 'text' && source === null ? [`${alter} SET STORAGE EXTERNAL`] : []),
    ...(dial(item, 6, 12) === 9 ? [`${alter} SET (n_distinct = ${dial(item, 6, 60)})`] : []),
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
