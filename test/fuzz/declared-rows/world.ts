import { quoteLiteral } from '../../../src/ddl/quote.js';
import type { Random } from '../../support/random.js';

/** A column of a table with declared rows. */
export interface Column {
  /** What stays the same if the column is renamed. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  readonly isUnique: boolean;
  readonly isGeneratedDefault: boolean;
  readonly refers: Reference | null;
  /** The column that PostgreSQL computes it from. */
  readonly computedFrom: number | null;
}

export interface Reference {
  readonly table: string;
  /** The key, or another column with unique values. */
  readonly column: number;
  readonly isDeferred: boolean;
}

export interface UniqueIndex {
  /** `lower`: on an expression. `where`: of the rows where the second column is true. */
  readonly kind: 'pair' | 'lower' | 'where';
  readonly columns: readonly [number, number];
}

export type Row = ReadonlyMap<number, string | null>;

export interface Table {
  /** With its schema, if that is not public. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** So many of the first columns are the key. */
  readonly keyLength: number;
  readonly indexes: readonly UniqueIndex[];
  readonly rows: readonly Row[];
}

/** Tables, all rows of which are declared, and the values of the enum that columns have. */
export interface World {
  readonly moods: readonly string[];
  readonly tables: readonly Table[];
}

const TYPES = [
  ...['integer', 'bigint', 'text', 'varchar(30)', 'numeric(9,2)', 'jsonb', 'mood', 'text[]', 'timestamptz', 'boolean'],
  'text',
];
const KEY_TYPES = ['integer', 'text', 'bigint', 'varchar(30)'];
const MOODS = ['m1', 'm2', "m'3", 'm4'];

/** Number of the next column, which no other has. */
let columns = 0;

export function randomWorld(random: Random): World {
  columns = 0;
  const moods = random.some(MOODS, 2 + random.below(3));
  const world: { moods: readonly string[]; tables: Table[] } = { moods, tables: [] };
  const count = 1 + random.below(3);
  for (let at = 0; at < count; at++) world.tables.push(randomTable(`t${at}`, world, random));
  return world;
}

export function randomTable(bareName: string, world: World, random: Random): Table {
  const name = `${random.below(4) === 0 ? 's2.' : ''}${bareName}`;
  const keyLength = random.below(3) === 0 ? 2 : 1;
  const keys = Array.from({ length: keyLength }, (_, at) => ({
    ...plainColumn(`key${at}`, random),
    type: random.some(KEY_TYPES, 1)[0] ?? 'text',
    isNotNull: true,
    isUnique: false,
  }));
  let table: Table = { name, columns: keys, keyLength, indexes: [], rows: [] };
  const count = 1 + random.below(4);
  for (let at = 0; at < count; at++) {
    const column = randomColumn(`c${at}`, { ...world, tables: [...world.tables, table] }, { table, random });
    table = { ...table, columns: [...table.columns, column] };
  }
  if (random.below(2) === 0) table = withIndex(table, random);
  return withRows(table, random.below(6), { world, random });
}

function plainColumn(name: string, random: Random): Column {
  columns += 1;
  return {
    id: columns,
    name,
    type: random.some(TYPES, 1)[0] ?? 'text',
    isNotNull: random.below(2) === 0,
    isUnique: random.below(4) === 0,
    isGeneratedDefault: random.below(4) === 0,
    refers: null,
    computedFrom: null,
  };
}

export interface Place {
  readonly table: Table;
  readonly random: Random;
}

/** A column of any kind for the table. */
export function randomColumn(name: string, { tables }: World, { table, random }: Place): Column {
  const column = plainColumn(name, random);
  const kind = random.below(8);
  if (kind === 0) {
    const [source] = random.some(
      table.columns.filter((each) => each.computedFrom === null && each.type in COMPUTED),
      1,
    );
    if (source !== undefined) {
      return { ...column, type: source.type, computedFrom: source.id, isNotNull: false, isUnique: false };
    }
  }
  const [parent] = kind < 4 ? random.some(tables, 1) : [];
  const [target] = random.some(parent === undefined ? [] : parent.columns.filter(referable(parent)), 1);
  if (parent === undefined || target === undefined) return column;
  const refers = { table: parent.name, column: target.id, isDeferred: random.below(3) === 0 };
  return { ...column, type: target.type, refers };
}

/** Whether foreign keys can refer to the column. */
export function referable({ columns: [first], keyLength }: Table): (column: Column) => boolean {
  return (column) => column.computedFrom === null && (column.isUnique || (keyLength === 1 && column === first));
}

export function withIndex(table: Table, random: Random): Table {
  const [kind = 'pair'] = random.some(['pair', 'lower', 'where'] as const, 1);
  const stored = table.columns.filter(({ computedFrom, type }) => computedFrom === null && type !== 'jsonb');
  const [first] = random.some(kind === 'lower' ? stored.filter(({ type }) => type === 'text') : stored, 1);
  const [second] = random.some(
    stored.filter((column) => column !== first && (kind !== 'where' || column.type === 'boolean')),
    1,
  );
  const isPossible = first !== undefined && (second !== undefined || kind === 'lower');
  const others = table.indexes.filter((index) => index.kind !== kind);
  return isPossible ? { ...table, indexes: [...others, { kind, columns: [first.id, second?.id ?? first.id] }] } : table;
}

export interface Dice {
  readonly world: World;
  readonly random: Random;
}

/** The table with so many more rows, as far as unique values and parents are found. */
export function withRows(table: Table, count: number, { world, random }: Dice): Table {
  let grown = table;
  for (let at = 0; at < count; at++) {
    let row: Row | undefined = new Map();
    for (const column of table.columns) {
      row = row === undefined ? row : withFreshValue(row, { table: grown, column }, { world, random });
    }
    if (row !== undefined) grown = { ...grown, rows: [...grown.rows, row] };
  }
  return grown;
}

interface Target {
  /** Without the row. */
  readonly table: Table;
  readonly column: Column;
}

/** The row with a new value, which is unique if it has to be; undefined if none was found. */
export function withFreshValue(row: Row, { table, column }: Target, { world, random }: Dice): Row | undefined {
  if (column.computedFrom !== null) return row;
  for (let tries = 0; tries < 8; tries++) {
    const value =
      column.refers === null ? randomValue(column.type, world, random) : parentValue(column, { table, world, random });
    const changed = new Map([...row, [column.id, value]]);
    if ((value !== null || !column.isNotNull) && isFree(table, changed)) return changed;
  }
  const without = new Map([...row, [column.id, null]]);
  return column.isNotNull || !isFree(table, without) ? undefined : without;
}

export function isFree(table: Table, row: Row): boolean {
  const own = uniqueValues(table, row);
  return table.rows.every((other) =>
    uniqueValues(table, other).every((value, at) => value === null || value !== own[at]),
  );
}

/** The value of the row in each unique key; null if it has none. */
function uniqueValues(table: Table, row: Row): readonly (string | null)[] {
  const valueIn = (id: number) => row.get(id) ?? null;
  const together = (ids: readonly number[]) => {
    const values = ids.map(valueIn);
    return values.includes(null) ? null : JSON.stringify(values);
  };
  return [
    together(table.columns.slice(0, table.keyLength).map(({ id }) => id)),
    ...table.columns.filter(({ isUnique }) => isUnique).map(({ id }) => valueIn(id)),
    ...table.indexes.map(({ kind, columns: [first, second] }) => {
      if (kind === 'pair') return together([first, second]);
      if (kind === 'lower') return valueIn(first)?.toLowerCase() ?? null;
      return valueIn(second) === 'true' ? valueIn(first) : null;
    }),
  ];
}

function parentValue({ refers }: Column, { table, world, random }: Dice & { readonly table: Table }): string | null {
  const parent = refers?.table === table.name ? table : world.tables.find(({ name }) => name === refers?.table);
  const [row] = random.some(parent?.rows ?? [], 1);
  return row?.get(refers?.column ?? 0) ?? null;
}

function randomValue(type: string, { moods }: World, random: Random): string | null {
  const number = random.below(40);
  if (number % 7 === 0) return null;
  switch (type) {
    case 'numeric(9,2)':
      return `${number}.${random.below(90) + 10}`;
    case 'jsonb':
      return `{"a": ${number}, "b": [null, "it's"]}`;
    case 'mood':
      return random.some(moods, 1)[0] ?? null;
    case 'text[]':
      return `{${number},NULL,"a\\"b"}`;
    case 'timestamptz':
      return `2020-01-01 00:00:${10 + number}+00`;
    case 'boolean':
      return number % 2 === 0 ? 'true' : 'false';
    case 'text':
      return `${['a', 'A', ''][number % 3]}${number % 11}`;
    default:
      return `${number}`;
  }
}

/** What PostgreSQL computes from a column of the type. */
export const COMPUTED: Readonly<Record<string, (column: string) => string>> = {
  integer: (column) => `${column} + 1`,
  bigint: (column) => `${column} + 1`,
  text: (column) => `upper(${column})`,
  'numeric(9,2)': (column) => `${column} * 2`,
};

/** SQL that makes the world from nothing. */
export function worldSql({ moods, tables }: World): string {
  return [
    'CREATE SCHEMA s2;',
    `CREATE TYPE mood AS ENUM (${moods.map((mood) => quoteLiteral(mood)).join(', ')});`,
    ...tables.map(tableSql),
    ...tables.flatMap((table) => table.indexes.map((index) => indexSql(table, index))),
    ...tables.flatMap(insertSql),
    ...tables.flatMap((table) => table.columns.flatMap((column) => foreignKeySql(table, column, tables))),
  ].join('\n');
}

function tableSql({ name, columns: all, keyLength }: Table): string {
  const key = all.slice(0, keyLength).map((column) => column.name);
  const parts = all.map((column) => {
    const { type, isNotNull, isUnique, isGeneratedDefault, computedFrom } = column;
    const source = all.find(({ id }) => id === computedFrom)?.name;
    const computed = source === undefined ? '' : ` GENERATED ALWAYS AS (${COMPUTED[type]?.(source)}) STORED`;
    const fallback = isGeneratedDefault && type === 'integer' && computed === '' ? ' DEFAULT 7' : '';
    return `${column.name} ${type}${isNotNull ? ' NOT NULL' : ''}${fallback}${computed}${isUnique ? ' UNIQUE' : ''}`;
  });
  return `CREATE TABLE ${name} (${parts.join(', ')}, PRIMARY KEY (${key.join(', ')}));`;
}

function indexSql({ name, columns: all }: Table, { kind, columns: [first, second] }: UniqueIndex): string {
  const [a, b] = [first, second].map((id) => all.find((column) => column.id === id)?.name ?? '');
  const on = { pair: `(${a}, ${b})`, lower: `(lower(${a}))`, where: `(${a}) WHERE ${b}` };
  return `CREATE UNIQUE INDEX ${name.replace('s2.', '')}_${kind} ON ${name} ${on[kind]};`;
}

function insertSql({ name, columns: all, rows }: Table): readonly string[] {
  const stored = all.filter(({ computedFrom }) => computedFrom === null);
  return rows.map((row) => {
    const values = stored.map(({ id }) => row.get(id) ?? null);
    const list = values.map((value) => (value === null ? 'NULL' : quoteLiteral(value)));
    return `INSERT INTO ${name} (${stored.map((column) => column.name).join(', ')}) VALUES (${list.join(', ')});`;
  });
}

function foreignKeySql(table: Table, { id, name, refers }: Column, tables: readonly Table[]): readonly string[] {
  if (refers === null) return [];
  const parent = tables.find((each) => each.name === refers.table);
  const target = parent?.columns.find((column) => column.id === refers.column)?.name;
  const deferred = refers.isDeferred ? ' DEFERRABLE INITIALLY DEFERRED' : '';
  return [
    `ALTER TABLE ${table.name} ADD CONSTRAINT fk${id} FOREIGN KEY (${name}) REFERENCES ${refers.table} (${target})${deferred};`,
  ];
}
