import { describe, expect } from 'vitest';
import { MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { roundTrip, roundTripOfSql } from './round-trip.js';

const table = (columns: string) => `CREATE TABLE t (id integer, ${columns})`;

describe('a change of a column is found, made and taken back:', () => {
  test.for([
    ['a new column', 'a integer', 'a integer, b text', ['add column t.b text']],
    ['NOT NULL', 'a integer', 'a integer NOT NULL', ['alter column t.a: set not null']],
    ['a new default', 'a integer', 'a integer DEFAULT 0', ['alter column t.a: set default 0']],
    ['another default', "a text DEFAULT 'x'", "a text DEFAULT 'y'", ["alter column t.a: set default 'y'::text"]],
    [
      'a comment',
      'a integer',
      "a integer); COMMENT ON COLUMN t.a IS 'it''s'; SELECT (1",
      ['alter column t.a: set comment'],
    ],
    ['a collation', 'a text', 'a text COLLATE "C"', ['alter column t.a: type text to text collate C']],
    [
      'a type with default and null',
      'a integer DEFAULT 1',
      "a text NOT NULL DEFAULT 'x'",
      ["alter column t.a: type integer to text, set not null, set default 'x'::text"],
    ],
    [
      'a type that keeps its collation',
      'a character varying(10) COLLATE "C"',
      'a text COLLATE "C"',
      ['alter column t.a: type character varying(10) to text collate C'],
    ],
  ] as const)('%s', async ([, before, after, differences], { db }) => {
    const found = await roundTripOfSql(db, table(before), table(after));

    expect(found).toMatchObject({ differences, left: [] });
  });
});

describe('columns', () => {
  test('columns that are called like whole numbers keep their place in a new table', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'SELECT 1',
      'CREATE TABLE t (b integer, "7" integer PRIMARY KEY, _7 text, CHECK ("7" > 0))',
    );

    expect(found.left).toEqual([]);
    expect(found.upgrade.join('\n')).toMatch(/ b: .*\n.* __7: integer\(\)\.name\('7'\).*\n.* _7: text/);
  });

  test('a declared default NULL agrees with the database, whether PostgreSQL keeps it or not', async ({ db }) => {
    const metadata = new MetaData();
    const { table: declare, t } = metadata;
    declare('t', {
      id: t.integer().nullable().serverDefault(sql`null`),
      kept: t.varchar(40).nullable().serverDefault(sql`NULL`),
      missing: t.varchar(40).nullable().serverDefault(sql`NULL`),
      other: t.varchar(40).nullable().serverDefault(sql`NULL`),
    });
    await db.query(table("kept varchar(40) DEFAULT NULL, missing varchar(40), other varchar(40) DEFAULT 'x'"));

    const found = await roundTrip(db, metadata.toSchema());

    expect(found).toMatchObject({ differences: ['alter column t.other: drop default'], left: [] });
  });

  test('the order of columns makes no difference', async ({ db }) => {
    const found = await roundTripOfSql(db, table('a integer, b text'), table('b text, a integer'));

    expect(found.differences).toEqual([]);
  });

  test('a NOT NULL column without a default says where it fails', async ({ db }) => {
    const { upgrade } = await roundTripOfSql(db, table('a integer'), table('a integer, b text NOT NULL'));

    expect(upgrade).toEqual([
      '// Fails where t has rows: b is NOT NULL and has no default.',
      "await op.addColumn('t', 'b', text());",
    ]);
  });

  test('the operation that drops a column warns of data loss, and the downgrade adds the column without its values', async ({
    db,
  }) => {
    const { upgrade, downgrade } = await roundTripOfSql(db, table('bio text'), 'CREATE TABLE t (id integer)');

    expect([...upgrade, ...downgrade]).toEqual([
      '// Destroys data: drops t.bio.',
      "await op.dropColumn('t', 'bio');",
      '// Brings back t.bio without its values.',
      "await op.addColumn('t', 'bio', text().nullable());",
    ]);
  });

  test('a column that may have been renamed shows the line that would rename it', async ({ db }) => {
    const { upgrade } = await roundTripOfSql(db, table('name text'), table('full_name text'));

    expect(upgrade).toEqual([
      "await op.addColumn('t', 'full_name', text().nullable());",
      '// Destroys data: drops t.name.',
      '// t.full_name has the same type. If this is a rename, write instead of the two:',
      "//   await op.renameColumn('t', 'name', 'full_name');",
      "await op.dropColumn('t', 'name');",
    ]);
  });

  test('names that need quotes are carried through', async ({ db }) => {
    const metadata = new MetaData({ columnNaming: 'same' });
    metadata.table('Order', { 'user name': metadata.t.text(), select: metadata.t.integer().nullable() });

    expect(await roundTrip(db, metadata.toSchema())).toMatchObject({ differences: ['create table Order'], left: [] });
  });
});

test('a column that one of two parents loses stays inherited from the other', async ({ db }) => {
  const tables = (...ofFirst: string[]) => `CREATE TABLE first (${ofFirst.join(', ')}); CREATE TABLE second (b integer);
    CREATE TABLE child () INHERITS (first, second); CREATE TABLE grandchild () INHERITS (child)`;

  const found = await roundTripOfSql(db, tables('a integer'), tables('a integer', 'b integer'));

  expect(found).toMatchObject({ left: [], downgrade: expect.arrayContaining(["await op.dropColumn('first', 'b');"]) });
  const { rows } = await db.query(`SELECT attrelid::regclass::text AS of, attinhcount AS parents FROM pg_attribute
    WHERE attname = 'b' AND NOT attislocal ORDER BY attrelid`);
  expect(rows).toEqual([
    { of: 'child', parents: 1 },
    { of: 'grandchild', parents: 1 },
  ]);
});
