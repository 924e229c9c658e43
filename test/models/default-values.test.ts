import { expect } from 'vitest';
import * as words from '../../src/models/index.js';
import { type ColumnBuilder, MetaData } from '../../src/models/index.js';
import { test } from '../support/database.js';

const {
  bigint,
  bit,
  boolean,
  bpchar,
  bytea,
  char,
  date,
  doublePrecision,
  inet,
  integer,
  internalChar,
  interval,
  json,
  jsonb,
  money,
  name,
  numeric,
  real,
  smallint,
  sql,
  text,
  time,
  timestamp,
  timestamptz,
  uuid,
  varbit,
  varchar,
  type,
} = words;

const day = new Date('2026-03-02T09:14:55.120Z');

function columns(metadata: MetaData): Record<string, ColumnBuilder> {
  const status = metadata.enum('Order Status', ['pending', "it's paid"]);
  const level = metadata.enum('level', ['low', 'high'], { schema: 'audit' });
  return {
    smallint: smallint().serverDefault(1),
    smallint_negative: smallint().serverDefault(-1),
    integer: integer().serverDefault(0),
    integer_negative: integer().serverDefault(-5),
    integer_least: integer().serverDefault(-2147483648),
    bigint: bigint().serverDefault(0),
    bigint_negative: bigint().serverDefault(-1n),
    bigint_large: bigint().serverDefault(3000000000),
    bigint_small: bigint().serverDefault(-3000000000n),
    bigint_text: bigint().serverDefault('7'),
    bigint_largest: bigint().serverDefault(9223372036854775807n),
    numeric: numeric(12, 2).serverDefault(0),
    numeric_point: numeric(12, 2).serverDefault(12.5),
    numeric_negative: numeric().serverDefault(-1.5),
    numeric_huge: numeric().serverDefault(1e21),
    numeric_tiny: numeric().serverDefault(1.5e-7),
    numeric_text: numeric(12, 2).serverDefault('12.50'),
    numeric_whole_text: numeric(12, 2).serverDefault('12'),
    numeric_negative_text: numeric(12, 2).serverDefault('-12.50'),
    numeric_nan: numeric().serverDefault(Number.NaN),
    real: real().serverDefault(0.5),
    double: doublePrecision().serverDefault(-2.25),
    double_whole: doublePrecision().serverDefault(3),
    double_infinite: doublePrecision().serverDefault(Number.NEGATIVE_INFINITY),
    money: money().serverDefault(0),
    boolean: boolean().serverDefault(false),
    text: text().serverDefault('x'),
    text_empty: text().serverDefault(''),
    text_quote: text().serverDefault("it's"),
    text_backslash: text().serverDefault('a\\b'),
    text_lines: text().serverDefault('a\nb'),
    varchar: varchar(20).serverDefault('x'),
    varchar_free: varchar().serverDefault('x'),
    char: char(3).serverDefault('abc'),
    bpchar: bpchar().serverDefault('abc'),
    internal_char: internalChar().serverDefault('a'),
    name: name().serverDefault('n'),
    bytea: bytea().serverDefault(new Uint8Array([1, 171])),
    bit: bit(3).serverDefault('101'),
    varbit: varbit(8).serverDefault('101'),
    date: date().serverDefault(day),
    date_text: date().serverDefault('2026-03-02'),
    time: time().serverDefault('10:00:00'),
    timestamp: timestamp().serverDefault(day),
    timestamp_precise: timestamp(3).serverDefault(day),
    timestamptz: timestamptz().serverDefault(day),
    timestamptz_now: timestamptz().serverDefault(sql`now()`),
    timestamptz_current: timestamptz().serverDefault(sql`CURRENT_TIMESTAMP`),
    interval: interval().serverDefault('1 day'),
    interval_precise: interval(3).serverDefault('01:00:00'),
    interval_fields: interval('day to second', 2).serverDefault('1 day'),
    uuid: uuid().serverDefault('6f7d5c0e-8a55-4b0e-9d0c-3f6a2a1b4c5d'),
    uuid_random: uuid().serverDefault(sql`gen_random_uuid()`),
    inet: inet().serverDefault('127.0.0.1'),
    json: json().serverDefault({ a: 1, b: [true, null] }),
    jsonb: jsonb().serverDefault({ theme: 'dark', b: 1, aa: { z: [], y: {} }, é: 1e21, c: 1.5e-7, d: 'it\'s "x"\n' }),
    jsonb_list: jsonb().serverDefault([1, 'two']),
    jsonb_text: jsonb().serverDefault('x'),
    jsonb_number: jsonb().serverDefault(1),
    jsonb_true: jsonb().serverDefault(true),
    enum: status().serverDefault('pending'),
    enum_quote: status().serverDefault("it's paid"),
    enum_schema: level().serverDefault('low'),
    text_array: text().array().serverDefault([]),
    text_array_full: text().array().serverDefault(['a', 'b c', '', 'null', '"q"', 'x,y', 'b\\s', '{']),
    varchar_array: varchar(20).array().serverDefault(['a']),
    numeric_array: numeric(12, 2).array().serverDefault([1, 2.5]),
    integer_array: integer().array().serverDefault([1, -2]),
    integer_array_deep: integer()
      .array()
      .array()
      .serverDefault([
        [1, 2],
        [3, 4],
      ]),
    boolean_array: boolean().array().serverDefault([true, false]),
    enum_array: status().array().serverDefault(['pending']),
    jsonb_array: jsonb()
      .array()
      .serverDefault([{ a: 1 }]),
    timestamptz_array: timestamptz().array().serverDefault([day]),
    interval_array: interval(3).array().serverDefault([]),
    char_array: char(3).array().serverDefault(['abc']),
    other: type('int4').serverDefault(1),
    none: text().nullable().serverDefault(null),
  };
}

test('a default value is declared as PostgreSQL prints it', async ({ db }) => {
  const metadata = new MetaData();
  metadata.table('t', columns(metadata));
  await metadata.createAll(db);

  const { rows } = await db.query<{ name: string; expression: string | null }>(
    `SELECT attname AS name, pg_get_expr(adbin, adrelid, true) AS expression
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = 't'::regclass AND attnum > 0
      ORDER BY attnum`,
  );
  const declared = metadata.toSchema().tables.flatMap((table) => table.columns);
  expect(declared.map((column) => [column.name, column.serverDefault])).toEqual(
    rows.map((row) => [row.name, row.expression]),
  );
});
