import { choose } from './items.js';

/** The expressions and values that fit a type. */
export type Family =
  | 'array'
  | 'bool'
  | 'bytes'
  | 'composite'
  | 'date'
  | 'enum'
  | 'inet'
  | 'int'
  | 'interval'
  | 'json'
  | 'jsonb'
  | 'multirange'
  | 'num'
  | 'point'
  | 'range'
  | 'text'
  | 'tsvector'
  | 'uuid';

export interface ColumnType {
  readonly sql: string;
  readonly family: Family;
  /** A value of it, as an expression; different numbers below 10 give different values, if the type has so many. */
  value(number: number): string;
  /** The number of different values that `value` gives. */
  readonly values: number;
  /** What else makes a value read differently: the attributes of a composite type. */
  readonly shape?: string;
  /** The rows of a table, whose columns change without it. */
  readonly isRow?: boolean;
  /** Text with an explicit collation. */
  readonly collatable?: boolean;
}

const FROM_TEXT: Readonly<Record<Exclude<Family, 'array' | 'composite' | 'enum'>, (n: number) => string>> = {
  bool: (n) => (n % 2 === 0 ? 'true' : 'false'),
  bytes: (n) => `\\x0${n}`,
  date: (n) => `2020-01-0${n}`,
  inet: (n) => `10.0.0.${n}`,
  int: (n) => `${n}`,
  interval: (n) => `${n} days`,
  json: (n) => `{"n": ${n}}`,
  jsonb: (n) => `{"n": ${n}}`,
  multirange: (n) => `{[${n},${n + 1})}`,
  num: (n) => `${n}`,
  point: (n) => `(${n},${n})`,
  range: (n) => `[${n},${n + 1})`,
  text: (n) => `${n}`,
  tsvector: (n) => `a${n}`,
  uuid: (n) => `00000000-0000-0000-0000-00000000000${n}`,
};

/** A type of PostgreSQL's own. */
export function builtIn(sql: string, family: Exclude<Family, 'array' | 'composite' | 'enum'>): ColumnType {
  const text = sql === 'tstzrange' ? (n: number) => `[2020-01-01,2020-01-0${n + 1})` : FROM_TEXT[family];
  return {
    sql,
    family,
    values: family === 'bool' ? 2 : 9,
    value: (number) => `'${text((number % 9) + 1)}'::${sql}`,
    collatable: family === 'text',
  };
}

export function arrayOf(element: ColumnType): ColumnType {
  return {
    ...element,
    sql: `${element.sql}[]`,
    collatable: false,
    family: 'array',
    value: (number) => `ARRAY[${element.value(number)}]::${element.sql}[]`,
  };
}

const BUILT_IN: readonly ColumnType[] = [
  ...['integer', 'integer', 'bigint', 'smallint', 'integer', 'bigint'].map((sql) => builtIn(sql, 'int')),
  ...['text', 'text', 'varchar(20)', 'varchar', 'char(8)', 'text'].map((sql) => builtIn(sql, 'text')),
  ...['numeric', 'numeric(10,2)', 'double precision', 'real'].map((sql) => builtIn(sql, 'num')),
  ...['date', 'timestamp', 'timestamptz', 'timestamp(3)'].map((sql) => builtIn(sql, 'date')),
  builtIn('boolean', 'bool'),
  builtIn('jsonb', 'jsonb'),
  builtIn('json', 'json'),
  builtIn('uuid', 'uuid'),
  builtIn('bytea', 'bytes'),
  builtIn('inet', 'inet'),
  builtIn('interval', 'interval'),
  builtIn('int4range', 'range'),
  builtIn('tstzrange', 'range'),
  builtIn('int4multirange', 'multirange'),
  builtIn('nummultirange', 'multirange'),
  builtIn('point', 'point'),
  builtIn('tsvector', 'tsvector'),
];

export function builtInType(number: number): ColumnType {
  return choose(BUILT_IN, number);
}

const ORDERED: ReadonlySet<Family> = new Set<Family>([
  ...([
    'int',
    'text',
    'num',
    'date',
    'bool',
    'jsonb',
    'uuid',
    'bytes',
    'inet',
    'interval',
    'range',
    'multirange',
    'enum',
  ] as const),
]);

/** Whether a B-tree index can have such a column. */
export function isOrdered(type: ColumnType): boolean {
  return ORDERED.has(type.family);
}

/** Whether rows have different values in such a column, as a key wants them. */
export function isKeyLike({ family }: ColumnType): boolean {
  return family === 'int' || family === 'text' || family === 'num' || family === 'date' || family === 'uuid';
}
