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
  /** The table whose key it refers to. */
  readonly refers: string | null;
}

export type Row = ReadonlyMap<number, string | null>;

export interface Table {
  readonly name: string;
  /** The first one is the key. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Tables, all rows of which are declared, and the values of the enum that columns have. */
export interface World {
  readonly moods: readonly string[];
  readonly tables: readonly Table[];
}

const TYPES = ['integer', 'bigint', 'text', 'varchar(30)', 'numeric(9,2)', 'jsonb', 'mood', 'text[]', 'timestamptz'];
const MOODS = ['m1', 'm2', "m'3", 'm4'];

/** Number of the next column, which no other has. */
let columns = 0;

export function randomWorld(random: Random): World {
  const moods = random.some(MOODS, 2 + random.below(3));
  const world: { moods: readonly string[]; tables: Table[] } = { moods, tables: [] };
  const count = 1 + random.below(3);
  for (let at = 0; at < count; at++) world.tables.push(randomTable(`t${at}`, world, random));
  return world;
}

export function randomTable(name: string, world: World, random: Random): Table {
  const key = {
    ...randomColumn('key', world, random),
    type: random.some(['integer', 'text', 'bigint'], 1)[0] ?? 'text',
  };
  const rest = Array.from({ length: 1 + random.below(4) }, (_, at) => randomColumn(`c${at}`, world, random));
  const first = { ...key, isNotNull: true, isUnique: false, refers: null };
  const table = { name, columns: [first, ...rest], rows: [] };
  return withRows(table, random.below(6), { world: { ...world, tables: [...world.tables, table] }, random });
}

export function randomColumn(name: string, { tables }: World, random: Random): Column {
  columns += 1;
  const parent = random.below(4) === 0 ? random.some(tables, 1)[0] : undefined;
  return {
    id: columns,
    name,
    type: parent?.columns[0]?.type ?? random.some(TYPES, 1)[0] ?? 'text',
    isNotNull: random.below(2) === 0,
    isUnique: random.below(4) === 0,
    isGeneratedDefault: random.below(4) === 0,
    refers: parent?.name ?? null,
  };
}

export interface Dice {
  readonly world: World;
  readonly random: Random;
}

/** The table with so many more rows, as far as unique values and parents are found. */
export function withRows(table: Table, count: number, { world, random }: Dice): Table {
  let grown = table;
  for (let at = 0; at < count; at++) {
    const row = new Map<number, string | null>();
    const isRight = table.columns.every((column, place) => {
      const value = freshValue(grown, column, { world, random, isKey: place === 0 });
      if (value !== undefined) row.set(column.id, value);
      return value !== undefined;
    });
    if (isRight) grown = { ...grown, rows: [...grown.rows, row] };
  }
  return grown;
}

interface Choice extends Dice {
  readonly isKey: boolean;
}

/** A value that the column can have next to its other values; undefined if none was found. */
export function freshValue(table: Table, column: Column, { world, random, isKey }: Choice): string | null | undefined {
  const needsValue = column.isNotNull || isKey;
  const isTaken = (value: string) =>
    (isKey || column.isUnique) && table.rows.some((row) => row.get(column.id) === value);
  for (let tries = 0; tries < 8; tries++) {
    const value = column.refers === null ? randomValue(column.type, world, random) : parentKey(column, world, random);
    if (value === null ? !needsValue : !isTaken(value)) return value;
  }
  return needsValue ? undefined : null;
}

function parentKey({ refers }: Column, { tables }: World, random: Random): string | null {
  const parent = tables.find(({ name }) => name === refers);
  const [row] = random.some(parent?.rows ?? [], 1);
  return row?.get(parent?.columns[0]?.id ?? 0) ?? null;
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
    default:
      return `${number}`;
  }
}

/** SQL that makes the world from nothing. */
export function worldSql({ moods, tables }: World): string {
  return [
    `CREATE TYPE mood AS ENUM (${moods.map((mood) => quoteLiteral(mood)).join(', ')});`,
    ...tables.map(({ name, columns }) => `CREATE TABLE ${name} (${columns.map(columnSql).join(', ')});`),
    ...tables.flatMap(insertSql),
    ...tables.flatMap((table) => table.columns.flatMap((column) => foreignKeySql(table, column, tables))),
  ].join('\n');
}

function columnSql({ name, type, isNotNull, isUnique, isGeneratedDefault }: Column, place: number): string {
  const fallback = isGeneratedDefault && type === 'integer' ? ' DEFAULT 7' : '';
  return `${name} ${type}${isNotNull ? ' NOT NULL' : ''}${fallback}${place === 0 ? ' PRIMARY KEY' : isUnique ? ' UNIQUE' : ''}`;
}

function insertSql({ name, columns, rows }: Table): readonly string[] {
  return rows.map((row) => {
    const values = columns.map(({ id }) => row.get(id) ?? null);
    return `INSERT INTO ${name} VALUES (${values.map((value) => (value === null ? 'NULL' : quoteLiteral(value))).join(', ')});`;
  });
}

function foreignKeySql(table: Table, { name, refers }: Column, tables: readonly Table[]): readonly string[] {
  const key = tables.find((each) => each.name === refers)?.columns[0]?.name;
  return key === undefined
    ? []
    : [
        `ALTER TABLE ${table.name} ADD CONSTRAINT ${table.name}_${name}_fk FOREIGN KEY (${name}) REFERENCES ${refers} (${key});`,
      ];
}
