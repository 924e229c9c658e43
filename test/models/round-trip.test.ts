import { expect } from 'vitest';
import {
  bigint,
  bigserial,
  type ColumnBuilder,
  check,
  col,
  exclude,
  foreignKey,
  index,
  integer,
  jsonb,
  MetaData,
  smallint,
  smallserial,
  sql,
  text,
  timestamptz,
  tstzrange,
  type,
  unique,
  varchar,
} from '../../src/models/index.js';
import * as typeFunctions from '../../src/models/type-functions.js';
import { reflect } from '../../src/reflect/reflect.js';
import { BUILTIN_TYPES, isBuiltinTypeName } from '../../src/schema/builtin-types.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import { EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import { test } from '../support/database.js';
import { withoutNotNulls } from '../support/schema-values.js';

const words = { ...typeFunctions };

/** Reflection sorts by name; the declaration keeps its own order. */
function sorted(schema: DatabaseSchema): unknown {
  const byName = <T extends { readonly schema?: string | null; readonly name: string }>(
    list: readonly T[],
  ): readonly T[] =>
    [...list].sort((a, b) => `${a.schema ?? ''}.${a.name}`.localeCompare(`${b.schema ?? ''}.${b.name}`));
  return {
    schemas: byName(schema.schemas),
    collations: byName(schema.collations),
    enums: byName(schema.enums),
    sequences: byName(schema.sequences),
    tables: byName(withoutNotNulls(schema.tables)).map((table) => ({
      ...table,
      uniques: byName(table.uniques),
      checks: byName(table.checks),
      exclusions: byName(table.exclusions),
      foreignKeys: byName(table.foreignKeys),
      indexes: byName(table.indexes),
    })),
  };
}

test('a column of every type comes back as it was declared', async ({ db }) => {
  const plain = Object.keys(BUILTIN_TYPES).filter(isBuiltinTypeName);
  const columns: Record<string, ColumnBuilder> = Object.fromEntries(
    plain.flatMap((name) => [
      [`${name}_one`, words[name]().nullable()],
      [`${name}_many`, words[name]().array().nullable()],
    ]),
  );
  const metadata = new MetaData({ columnNaming: 'same' });
  metadata.table('every_type', columns);
  metadata.table('parameters', {
    varchar: words.varchar(255),
    char: words.char(3),
    bit: words.bit(3),
    varbit: words.varbit(8).array(),
    numeric: words.numeric(12),
    numeric_scale: words.numeric(12, 2).array(),
    time: words.time(0),
    timetz: words.timetz(3),
    timestamp: words.timestamp(6),
    timestamptz: words.timestamptz(3).array(),
    interval: words.interval(3),
    interval_fields: words.interval('year to month'),
    interval_both: words.interval('day to second', 3).array(),
    alias: type('int4'),
    alias_array: type('varchar(3)[]'),
    alias_long: type('timestamp (3) with time zone'),
  });
  await metadata.createAll(db);

  const { schema } = await reflect(db);
  expect({ ...schema, defaultSchema: null, tables: withoutNotNulls(schema.tables) }).toEqual(metadata.toSchema());
});

test('everything that a model can say comes back as it was declared', async ({ db }) => {
  const metadata = new MetaData();
  const status = metadata.enum('order_status', ['pending', 'paid'], { comment: 'of an order' });
  const level = metadata.enum('level', ['low', 'high'], { schema: 'audit' });
  const numbers = metadata.sequence('numbers', { start: 100, increment: 5, cache: 10, cycle: true, type: 'integer' });
  metadata.sequence('countdown', { increment: -1, ownedBy: 'orders.id', comment: 'goes down' });
  const own = metadata.sequence('own_seq', { ownedBy: 'own.own', schema: 'audit', type: 'integer' });
  metadata.schema('audit', { comment: 'who did what' });
  metadata.collation('german', { provider: 'icu', locale: 'de-DE' });
  const orders = metadata.table(
    'orders',
    {
      id: bigint()
        .identity('always', { start: 1000, increment: 10, maxValue: 5000n, cache: 5, cycle: true })
        .primaryKey(),
      small: smallint().identity({ sequence: 'small_numbers', increment: -1 }),
      serial: smallserial(),
      named: bigserial({ sequence: 'named_numbers' }),
      number: integer().serverDefault(numbers.nextval()),
      status: status().serverDefault('pending'),
      levels: level().array().serverDefault(['low']),
      title: varchar(50).collate('C').comment('as printed'),
      german: text().collate('german').nullable(),
      lowered: text().generatedAs(sql`lower(title::text)`),
      during: tstzrange(),
      data: jsonb().serverDefault({}),
      tags: text().array().nullable(),
      parentId: bigint().nullable(),
      'Odd Column': text().name('Odd Column').nullable(),
    },
    (c) => [
      unique([c.title, c.status], {
        nullsNotDistinct: false,
        deferrable: true,
        initially: 'deferred',
        comment: 'one each',
      }),
      unique([c.number], { include: [c.title], with: { fillfactor: 70 } }),
      check('positive', sql`number > 0`, { noInherit: true, comment: 'no debts' }),
      check(sql`small <> serial`),
      exclude([[c.during, '&&']], { where: sql`number > 10`, comment: 'one at a time' }),
      exclude([[sql`lower(during)`, '=']], { using: 'btree', deferrable: true }),
      foreignKey([c.parentId], 'orders', ['id'], { onDelete: 'set null', onUpdate: 'cascade', deferrable: true }),
      foreignKey(['parentId', 'id'], 'orders', ['number', 'id'], { match: 'full', comment: 'odd' }),
      unique([c.number, c.id]),
      index([c.title.desc(), c.small.nullsFirst(), sql`lower(title::text)`.desc().nullsLast()]),
      index([c.title.opclass('varchar_pattern_ops').collate('POSIX')], { name: 'ix_patterns', comment: 'for LIKE' }),
      index([c.title.opclass('text_ops').collate('C')], { name: 'ix_default_opclass' }),
      index([c.tags], { using: 'gin', with: { fastupdate: false } }),
      index([c.data.opclass('jsonb_path_ops')], { using: 'gin' }),
      index([c.during], { using: 'gist', include: [c.number] }),
      index([c.id], { using: 'brin', with: { pages_per_range: 64 } }),
      index([c.id], { using: 'hash' }),
      index([sql`(${c.number})`, col('id')], { unique: true, where: sql`small > 1` }),
      index([c['Odd Column']]),
    ],
    { comment: 'of customers' },
  );
  metadata.table(
    'log',
    {
      id: integer().identity(),
      orderId: bigint()
        .references(() => orders.c.id, { onDelete: 'cascade' })
        .index(),
      at: timestamptz(3).serverDefault(sql`now()`),
      level: level(),
    },
    [],
    { schema: 'audit' },
  );
  metadata.table('own', { own: integer().serverDefault(own.nextval()) }, { schema: 'audit' });
  await metadata.createAll(db);

  const { schema, unmanaged } = await reflect(db, { schemas: 'all' });
  expect(unmanaged).toEqual([]);
  expect(sorted(schema)).toEqual(sorted(metadata.toSchema()));
});

test('a schema of which nothing is left after dropAll', async ({ db }) => {
  const metadata = new MetaData();
  const mood = metadata.enum('mood', ['good', 'bad']);
  metadata.table('a', { id: integer().primaryKey(), b: integer().references('other.b.id'), mood: mood() });
  metadata.table('b', { id: integer().primaryKey(), a: integer().references('a.id') }, { schema: 'other' });
  await metadata.createAll(db);
  await metadata.dropAll(db);

  expect((await reflect(db, { schemas: 'all' })).schema).toEqual({ ...EMPTY_SCHEMA, defaultSchema: expect.anything() });
});
