import { describe, expect } from 'vitest';
import { check, MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql, runOperations, schemaOf } from './round-trip.js';

const values = (list: string) => `CREATE TYPE status AS ENUM (${list.replace(/\w+/g, "'$&'")})`;
const table = (list: string, column = 'status status') =>
  `${values(list)}; CREATE TABLE orders (id integer, ${column})`;

describe('values of an enum', () => {
  test.for([
    ['at the end', 'a, b', 'a, b, c', ["await op.addEnumValue('status', 'c');"]],
    ['at the start', 'b', 'a, b', ["await op.addEnumValue('status', 'a', { before: 'b' });"]],
    [
      'in between, one after the other',
      'a, d',
      'a, b, c, d',
      [
        "await op.addEnumValue('status', 'b', { after: 'a' });",
        "await op.addEnumValue('status', 'c', { after: 'b' });",
      ],
    ],
  ] as const)('are added in place %s', async ([, before, after, upgrade], { db }) => {
    expect(await roundTripOfSql(db, table(before), table(after))).toMatchObject({ upgrade, left: [] });
  });

  test('are added in a separate block if the same revision uses them', async ({ db }) => {
    const found = await roundTripOfSql(db, table('a'), table('a, b', "status status DEFAULT 'b'"));

    expect(found).toMatchObject({
      upgrade: [
        'await op.autocommitBlock(async () => {',
        "  await op.addEnumValue('status', 'b');",
        '});',
        "await op.alterColumn('orders', 'status', { serverDefault: sql`'b'::status` });",
      ],
      left: [],
    });
  });

  test.for([
    ['the enum', 'status)', true],
    ['the enum in a table that becomes partitioned', 'status) PARTITION BY LIST (state)', true],
    ['a domain over it', 'known_status)', true],
    ['another enum', 'other)', false],
  ] as const)(
    'are in a separate block only if rows may get them: a column becomes %s',
    async ([, type, alone], { db }) => {
      const types = (list: string) =>
        `${values(list)}; CREATE TYPE other AS ENUM ('a', 'b'); CREATE DOMAIN known_status AS status`;

      const found = await roundTripOfSql(
        db,
        `${types('a')}; CREATE TABLE orders (state text)`,
        `${types('a, b')}; CREATE TABLE orders (state ${type}`,
      );

      expect(found).toMatchObject({ left: [] });
      expect(found.upgrade.includes('await op.autocommitBlock(async () => {')).toBe(alone);
    },
  );

  test('are added before the enum is renamed, which is rolled back if the rest fails', async ({ db }) => {
    const metadata = new MetaData();
    const state = metadata.enum('state', ['a', 'b'], { renamedFrom: 'status' });
    metadata.table('orders', {
      id: metadata.t.integer().nullable(),
      status: state().nullable().serverDefault('b'),
    });
    await db.query(table('a'));

    const found = await roundTrip(db, metadata.toSchema());

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.slice(0, 4)).toEqual([
      'await op.autocommitBlock(async () => {',
      "  await op.addEnumValue('status', 'b');",
      '});',
      "await op.renameEnum('status', 'state');",
    ]);
  });

  test('are added before other values are renamed, which is rolled back if the rest fails', async ({ db }) => {
    const metadata = new MetaData();
    const status = metadata.enum('status', ['new', 'b', 'c'], { renamedValues: { b: 'a' } });
    metadata.table('orders', {
      id: metadata.t.integer().nullable(),
      status: status().nullable().serverDefault('new'),
    });
    await db.query(table('a'));

    const found = await roundTrip(db, metadata.toSchema());

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.slice(0, 5)).toEqual([
      'await op.autocommitBlock(async () => {',
      "  await op.addEnumValue('status', 'new', { before: 'a' });",
      '});',
      "await op.addEnumValue('status', 'c');",
      "await op.renameEnumValue('status', 'a', 'b');",
    ]);
  });

  test('need no commit where only the body of a function mentions them', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      table('a'),
      `${table('a, b')}; CREATE FUNCTION second() RETURNS status LANGUAGE sql AS $$ SELECT 'b'::status $$;
       CREATE FUNCTION third() RETURNS status LANGUAGE plpgsql AS $$ BEGIN RETURN 'b'; END $$;`,
    );

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.join('\n')).not.toContain('autocommitBlock');
  });

  test('that are dropped or reordered rebuild the type and all that depends on it', async ({ db }) => {
    const definition = (list: string) => `
      ${table(list, "status status DEFAULT 'a', old status[], note text, CONSTRAINT ck CHECK (status <> 'b')")};
      CREATE INDEX ix ON orders (status); CREATE INDEX part ON orders (id) WHERE status = 'a'`;

    const found = await roundTripOfSql(db, definition('a, b, c'), definition('b, a'));

    expect(found).toMatchObject({
      differences: [
        'drop check constraint ck of orders',
        'drop index part of orders',
        'replace the values of enum status (b, a)',
        "add check constraint ck (status <> 'b'::status) to orders",
        'create index part on orders (id)',
      ],
      left: [],
    });
    expect(found.upgrade).toContain(
      `// Fails where rows hold 'c': "mapping" says what becomes of them. To find the rows:`,
    );
  });

  test('that are reordered rebuild what models say of them in columns and domains of other types', async ({ db }) => {
    const other = "('a'::status)::text";
    await db.query(`${values('a, b')}; CREATE DOMAIN code AS text CONSTRAINT known CHECK (VALUE <> ${other});
      CREATE TABLE orders (note text DEFAULT ${other}, code code)`);
    const metadata = new MetaData();
    metadata.enum('status', ['b', 'a']);
    const code = metadata.domain('code', metadata.t.text(), {
      checks: [check('known', sql`VALUE <> ('a'::status)::text`)],
    });
    metadata.table('orders', {
      note: metadata.t.text().nullable().serverDefault(sql`('a'::status)::text`),
      code: code().nullable(),
    });

    const found = await roundTrip(db, metadata.toSchema());

    expect(found).toMatchObject({ left: [] });
    expect(found.differences).toContain('alter column orders.note: drop default');
  });

  test('that go take a default of theirs along', async ({ db }) => {
    const found = await roundTripOfSql(db, table('a, b', "status status DEFAULT 'b'"), table('a'));

    expect(found).toMatchObject({ differences: ['replace the values of enum status (a)'], left: [] });
  });

  test('change while columns come to the type, leave it and go', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      table('a, b', 'leaves status, goes status, stays status, comes text'),
      table('b, a', 'leaves text, stays status[], comes status, added status'),
    );

    expect(found.left).toEqual([]);
  });

  test('change under a generated column that reads them', async ({ db }) => {
    const column = "status status, done boolean GENERATED ALWAYS AS (status = 'a') STORED";

    const found = await roundTripOfSql(db, table('a, b', column), table('b, a', column));

    expect(found.left).toEqual([]);
  });

  test('change under a foreign key between columns of the type', async ({ db }) => {
    const definition = (list: string) => `
      ${values(list)}; CREATE TABLE p (s status PRIMARY KEY); CREATE TABLE c (s status REFERENCES p)`;

    const found = await roundTripOfSql(db, definition('a, b'), definition('b, a'));

    expect(found.left).toEqual([]);
  });
});

describe('an enum', () => {
  test('is created before its first column and dropped after its last', async ({ db }) => {
    const found = await roundTripOfSql(db, 'CREATE TABLE orders (id integer)', table('a, b'));

    expect(found).toMatchObject({
      differences: ['create enum status (a, b)', 'add column orders.status status'],
      left: [],
    });
  });

  test('is rebuilt for a column that changes from one enum to another', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      table('a, b', "status status DEFAULT 'a'"),
      "CREATE TYPE state AS ENUM ('a', 'b', 'c'); CREATE TABLE orders (id integer, status state DEFAULT 'b')",
    );

    expect(found.left).toEqual([]);
  });

  test('is renamed with its values where the models say so, and defaults follow', async ({ db }) => {
    await db.query(table('a, b', "status status DEFAULT 'a'"));
    const metadata = new MetaData();
    const state = metadata.enum('state', ['open', 'b'], { renamedFrom: 'status', renamedValues: { open: 'a' } });
    metadata.table('orders', {
      id: metadata.t.integer().nullable(),
      status: state().nullable().serverDefault('open'),
    });

    expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
      differences: ['rename enum status to state', 'rename value a of enum state to open'],
      left: [],
    });
  });

  test('keeps the rows of its columns', async ({ db }) => {
    await db.query(`${table('a, b, c')}; INSERT INTO orders VALUES (1, 'a'), (2, 'b')`);
    const metadata = new MetaData();
    const status = metadata.enum('status', ['b', 'a']);
    metadata.table('orders', { id: metadata.t.integer().nullable(), status: status().nullable() });

    const { comparison } = await difference(db, metadata.toSchema());
    await runOperations(db, comparison.operations);

    const { rows } = await db.query('SELECT status FROM orders ORDER BY status');
    expect(rows).toEqual([{ status: 'b' }, { status: 'a' }]);
  });

  test('keeps arrays of its values while the table becomes partitioned', async ({ db }) => {
    const definition = (values: string, by: string) =>
      `CREATE TYPE status AS ENUM (${values}); CREATE TABLE orders (id integer, past status[], notes status[]) ${by}`;
    const partitioned = definition("'b', 'a'", 'PARTITION BY LIST (id); CREATE TABLE p PARTITION OF orders DEFAULT');
    const declared = await schemaOf(db, partitioned.replace('notes status', 'notes text'));
    await db.query(`${definition("'a', 'b', 'c'", '')}; INSERT INTO orders VALUES (1, '{a,b}', '{b,NULL}')`);

    const { comparison } = await difference(db, declared);
    await runOperations(db, comparison.operations);

    expect((await db.query('SELECT past::text, notes FROM orders')).rows).toEqual([
      { past: '{a,b}', notes: ['b', null] },
    ]);
  });
});
