import { describe, expect } from 'vitest';
import { foreignKey, index, integer, MetaData, numeric, sql, text } from '../../src/models/index.js';
import { reflect } from '../../src/reflect/reflect.js';
import { SERVER_MAJOR, test } from '../support/database.js';

/** What the models refuse at load, as SQL. */
const REFUSED: readonly string[] = [
  'CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY)',
  'CREATE TABLE t (a int DEFAULT 1 GENERATED ALWAYS AS IDENTITY)',
  'CREATE TABLE t (a int GENERATED ALWAYS AS (1) STORED DEFAULT 2)',
  'CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY NULL)',
  'CREATE TABLE t (a text GENERATED ALWAYS AS IDENTITY)',
  'CREATE TABLE t (a small GENERATED ALWAYS AS IDENTITY)',
  'CREATE TABLE t (a int[] GENERATED ALWAYS AS IDENTITY)',
  'CREATE TABLE t (a serial[])',
  'CREATE TABLE t (a varchar(0))',
  'CREATE TABLE t (a bit(0))',
  'CREATE TABLE t (a numeric(0))',
  'CREATE TABLE t (a numeric(1001))',
  "CREATE TYPE mood AS ENUM ('good', 'good')",
  'CREATE SEQUENCE s START 0',
  'CREATE SEQUENCE s INCREMENT 0',
  'CREATE SEQUENCE s CACHE 0',
  'CREATE SEQUENCE s MINVALUE 5 MAXVALUE 5',
  'CREATE SEQUENCE s AS smallint MAXVALUE 40000',
  'CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY (MAXVALUE 3000000000))',
  'CREATE TABLE t (a int UNIQUE NOT DEFERRABLE INITIALLY DEFERRED)',
  'CREATE TABLE t (a int, UNIQUE (a, a))',
  'CREATE UNIQUE INDEX ON users USING hash (id)',
  'CREATE UNIQUE INDEX ON users USING brin (id)',
  'CREATE INDEX ON users USING hash (id ASC)',
  'CREATE INDEX ON users USING brin (id NULLS LAST)',
  'CREATE TABLE t (a int REFERENCES users ON DELETE CASCADE (a))',
  'CREATE TABLE t (a int REFERENCES users ON DELETE SET NULL (b), b int)',
  'CREATE TABLE t (a int REFERENCES users (name))',
  'CREATE TABLE t (a int REFERENCES users (late))',
  'CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES users)',
  'CREATE TABLE t (a int, a text)',
  'CREATE TABLE t (a int CONSTRAINT same CHECK (a > 0) CONSTRAINT same UNIQUE)',
  'CREATE TABLE t (a int CONSTRAINT users UNIQUE)',
  'CREATE TYPE users AS ENUM ()',
  'CREATE TABLE t (ctid text)',
  'CREATE TABLE t (a int PRIMARY KEY) PARTITION BY RANGE (a); CREATE TABLE one PARTITION OF t FOR VALUES FROM (1) TO (1, 2)',
  'CREATE DOMAIN d AS int CONSTRAINT one CHECK (VALUE > 0) CONSTRAINT one CHECK (VALUE > 1)',
  'CREATE TYPE c AS (a int, a text)',
];

describe('what the models refuse', () => {
  test('PostgreSQL refuses too', async ({ db }) => {
    await db.query(
      'CREATE TABLE users (id int PRIMARY KEY, name int, late int UNIQUE DEFERRABLE); CREATE DOMAIN small AS int',
    );
    const accepted: string[] = [];
    for (const statement of REFUSED) {
      await db.query(statement).then(
        () => accepted.push(statement),
        () => undefined,
      );
    }

    expect(accepted).toEqual([]);
  });
});

describe('what PostgreSQL accepts', () => {
  test('the models accept too', async ({ db }) => {
    const metadata = new MetaData();
    const pair = metadata.table('pair', { a: integer(), b: integer(), price: numeric(3, 2) }, [
      index(['a', 'b'], { unique: true, include: ['price', 'price'] }),
    ]);
    metadata.table('twice', { a: integer() }, [foreignKey(['a', 'a'], () => [pair.c.a, pair.c.b])]);
    const part = metadata.table('part', { id: integer().primaryKey() }, { partitionBy: { range: ['id'] } });
    const low = metadata.partition('low', { of: part, values: { from: [0], to: [9] } }, [
      index([sql`(true)`], { name: 'low_constant' }),
    ]);
    metadata.table('of_low', { lowId: integer().references(() => low.c.id) });
    metadata.table('named', { true: integer(), a: text() }, [
      index([sql`(true)`], { name: 'constant' }),
      index([sql`("true")`], { name: 'column' }),
      index([sql`(a)`], { name: 'same', ...(SERVER_MAJOR >= 15 && { nullsNotDistinct: true }) }),
    ]);
    metadata.enum('nothing', []);
    metadata.composite('odd', { ctid: integer() });
    await metadata.createAll(db);

    const { tables } = (await reflect(db)).schema;
    const declared = metadata.toSchema({ defaultSchema: 'public' }).tables;
    const keysOf = (list: typeof tables) =>
      list
        .flatMap(({ indexes }) => indexes)
        .filter(({ inherited }) => inherited !== true)
        .map(({ name, nullsNotDistinct, keys }) => ({
          ...{ name, nullsNotDistinct },
          keys: keys.map(({ column, expression }) => column ?? expression),
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(keysOf(declared)).toEqual(keysOf(tables));
    expect(keysOf(declared)).toContainEqual({ name: 'low_constant', nullsNotDistinct: false, keys: ['(true)'] });
    expect(keysOf(declared)).toContainEqual({ name: 'column', nullsNotDistinct: false, keys: ['true'] });
    expect(tables.find(({ name }) => name === 'twice')?.foreignKeys).toMatchObject([{ columns: ['a', 'a'] }]);
    expect(tables.find(({ name }) => name === 'of_low')?.foreignKeys).toMatchObject([
      { referredTable: { name: 'low' } },
    ]);
  });
});
