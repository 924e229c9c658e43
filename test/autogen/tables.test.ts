import { describe, expect } from 'vitest';
import { check, index, MetaData, sql } from '../../src/models/index.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import type { Queryable } from '../../src/util/queryable.js';
import { asReader } from '../support/as-reader.js';
import { test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql } from './round-trip.js';

const CYCLE = `
  CREATE TABLE a (id integer PRIMARY KEY, b_id integer);
  CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a);
  ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b`;

describe('tables', () => {
  test('a whole schema comes and goes', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      '',
      `CREATE TYPE mood AS ENUM ('good', 'bad');
       CREATE SEQUENCE numbers;
       CREATE TABLE users (
         id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood mood NOT NULL DEFAULT 'good',
         number bigint DEFAULT nextval('numbers'), name text COLLATE "C", span tstzrange,
         initial text GENERATED ALWAYS AS (left(name, 1)) STORED, CONSTRAINT named CHECK (name <> ''),
         EXCLUDE USING gist (span WITH &&));
       CREATE INDEX by_name ON users (lower(name) text_pattern_ops DESC) INCLUDE (mood) WHERE number > 0;
       COMMENT ON TABLE users IS 'people'; COMMENT ON INDEX by_name IS 'index';
       CREATE TABLE posts (id serial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE)`,
    );

    expect(found).toMatchObject({
      differences: [
        'create enum mood (good, bad)',
        'create sequence numbers',
        'create table users',
        'create table posts',
      ],
      left: [],
    });
  });

  test('tables that refer to each other come and go', async ({ db }) => {
    const found = await roundTripOfSql(db, '', CYCLE);

    expect(found.left).toEqual([]);
  });

  test('a dropped table comes back with all that hung on it', async ({ db }) => {
    const found = await roundTripOfSql(db, CYCLE, 'CREATE TABLE a (id integer PRIMARY KEY, b_id integer)');

    expect(found).toMatchObject({
      differences: ['drop foreign key a_b of a', 'drop table b'],
      left: [],
    });
  });

  test('a table that may have been renamed shows the line that would rename it', async ({ db }) => {
    const { upgrade } = await roundTripOfSql(db, 'CREATE TABLE person (a integer)', 'CREATE TABLE users (a integer)');

    expect(upgrade).toEqual([
      "await op.createTable('users', {",
      '  a: integer().nullable(),',
      '});',
      '// Destroys data: drops person.',
      '// users has the same columns. If this is a rename, write instead of the two:',
      "//   await op.renameTable('person', 'users');",
      "await op.dropTable('person');",
    ]);
  });

  test('schemas are created before the objects in them', async ({ db }) => {
    const metadata = new MetaData();
    metadata.schema('audit', { comment: 'who did what' });
    metadata.table('log', { id: metadata.t.serial().primaryKey() }, { schema: 'audit', comment: 'lines' });

    expect(await roundTrip(db, metadata.toSchema(), { schemas: ['audit'] })).toMatchObject({
      differences: ['create schema audit', 'create table audit.log'],
      left: [],
    });
  });

  test('a collation comes before the column that is sorted by it', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE t (a text)',
      `CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk'); CREATE TABLE t (a text COLLATE german)`,
    );

    expect(found).toMatchObject({
      differences: ['create collation german', 'alter column t.a: type text to text collate german'],
      left: [],
    });
  });
});

describe('an expression', () => {
  test('equals every spelling that PostgreSQL prints the same way', async ({ db }) => {
    const declared = await spellings(db);

    expect((await difference(db, declared)).comparison.operations).toEqual([]);
  });

  test('is the same in every spelling to a role that can only read, and a new one is not', async ({ db }) => {
    const declared = await spellings(db);
    const { comparison } = await asReader(db, () => difference(db, declared));
    await db.query(`ALTER TABLE t DROP CONSTRAINT states, ADD CONSTRAINT states CHECK (state IN ('new', 'odd'))`);
    const changed = await asReader(db, () => difference(db, declared));

    expect([comparison.operations, changed.comparison.operations.map(({ kind }) => kind)]).toEqual([
      [],
      ['dropConstraint', 'addConstraint'],
    ]);
  });

  test('is the same before and after PostgreSQL has read back its own print', async ({ db }) => {
    await db.query(`CREATE TABLE t (state character varying(9), CONSTRAINT states CHECK (state IN ('new', 'old')))`);
    const { rows } = await db.query<{ printed: string }>(
      "SELECT pg_get_constraintdef(oid) AS printed FROM pg_constraint WHERE conname = 'states'",
    );
    await db.query(
      `ALTER TABLE t DROP CONSTRAINT states; ALTER TABLE t ADD CONSTRAINT states ${rows[0]?.printed ?? ''}`,
    );
    const metadata = new MetaData();
    metadata.table('t', { state: metadata.t.varchar(9).nullable() }, () => [
      check('states', sql`state IN ('new', 'old')`),
    ]);

    expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
  });
});

/** A table, and the models of it in other spellings than PostgreSQL's. */
async function spellings(db: Queryable): Promise<DatabaseSchema> {
  await db.query(`
    CREATE TABLE t (
      state character varying(9) NOT NULL DEFAULT 'new', made timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
      CONSTRAINT states CHECK (state IN ('new', 'old')), CONSTRAINT spaced CHECK (made > '2020-01-01'));
    CREATE INDEX ix ON t ((lower(state) || 'x')) WHERE (state)::text <> 'new'`);
  const metadata = new MetaData();
  const { table, t } = metadata;
  table(
    't',
    { state: t.varchar(9).serverDefault(sql`'new'`), made: t.timestamptz().serverDefault(sql`current_timestamp`) },
    () => [
      check('states', sql`state in ('new','old')`),
      check('spaced', sql`(made   >   '2020-01-01'::timestamptz)`),
      index([sql`LOWER(state) || 'x'`], { name: 'ix', where: sql`state != 'new'` }),
    ],
  );
  return metadata.toSchema();
}
