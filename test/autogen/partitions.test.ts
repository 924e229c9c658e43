import { describe, expect } from 'vitest';
import { check, index, MetaData, sql } from '../../src/models/index.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql, runOperations, schemaOf } from './round-trip.js';

const M = 'CREATE TABLE m (a integer NOT NULL, b integer) PARTITION BY RANGE (a)';
const M1 = 'CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10)';
const M2 = 'CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20)';

describe('a partitioned table', () => {
  test('comes with its partitions, and goes', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      '',
      `CREATE TABLE m (id bigint GENERATED ALWAYS AS IDENTITY, at date, region text, v integer DEFAULT 3,
         UNIQUE (id, at, region)) PARTITION BY RANGE (at, region);
       CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2020-01-01', MINVALUE) TO ('2021-01-01', 'it''s, (b')
         PARTITION BY LIST (region);
       CREATE TABLE m11 PARTITION OF m1 FOR VALUES IN ('a', 'b') PARTITION BY HASH (id);
       CREATE TABLE m110 PARTITION OF m11 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
       CREATE TABLE m1d PARTITION OF m1 DEFAULT;
       CREATE INDEX ON m (v); CREATE INDEX own ON m1d (v, at)`,
    );

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.slice(-8)).toEqual([
      "await op.createTable('m110', {}, [], {",
      "  partitionOf: 'm11',",
      '  values: { modulus: 2, remainder: 1 },',
      '});',
      "await op.createTable('m1d', {}, [index(['v', 'at'], { name: 'own' })], {",
      "  partitionOf: 'm1',",
      "  values: 'default',",
      '});',
    ]);
  });

  test('has columns, keys and indexes altered once for all partitions', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${M}; ${M1}; ${M2}`,
      `CREATE TABLE m (a integer PRIMARY KEY, b bigint NOT NULL DEFAULT 0, c text,
         CONSTRAINT k CHECK (b > 0)) PARTITION BY RANGE (a);
       ${M1}; ${M2}; CREATE INDEX i ON m (c)`,
    );

    expect(found).toMatchObject({
      differences: [
        'add column m.c text',
        'alter column m.b: type integer to bigint, set not null, set default 0',
        'add primary key m_pkey (a) to m',
        'add check constraint k (b > 0) to m',
        'create index i on m (c)',
      ],
      left: [],
    });
  });

  test('gets partitions that differ from it in defaults', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      M,
      `${M}; CREATE TABLE m1 PARTITION OF m (b DEFAULT 7 NOT NULL, CONSTRAINT k CHECK (b > 1)) FOR VALUES FROM (1) TO (9)`,
    );

    expect(found).toMatchObject({
      differences: ['create table m1', 'alter column m1.b: set not null, set default 7'],
      left: [],
    });
  });

  test('takes a table for a partition, with its index, and lets it go', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${M}; ALTER TABLE m ADD CONSTRAINT k CHECK (b > 0); CREATE INDEX i ON m (b);
       CREATE TABLE m1 (a integer, b integer); CREATE INDEX mine ON m1 (b)`,
      `${M}; ALTER TABLE m ADD CONSTRAINT k CHECK (b > 0); CREATE INDEX i ON m (b); ${M1}`,
    );

    expect(found).toMatchObject({
      differences: [
        'rename index mine of m1 to m1_b_idx',
        'alter column m1.a: set not null',
        'add check constraint k (b > 0) to m1',
        'attach partition m1 to m FOR VALUES FROM (1) TO (10)',
      ],
      left: [],
    });
  });

  test('has the bounds of its partitions moved', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${M}; ${M1}; ${M2}`,
      `${M}; CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (5);
       CREATE TABLE m3 PARTITION OF m FOR VALUES FROM (5) TO (20)`,
    );

    expect(found).toMatchObject({
      differences: [
        'detach partition m1 of m',
        'drop table m2',
        'create table m3',
        'attach partition m1 to m FOR VALUES FROM (1) TO (5)',
      ],
      left: [],
    });
  });

  test('is made of a plain one, rows and foreign keys included', async ({ db }) => {
    const plain = 'CREATE TABLE t (id serial PRIMARY KEY, n text); CREATE TABLE r (t_id integer REFERENCES t)';
    const metadata = new MetaData();
    const t = metadata.table(
      't',
      { id: metadata.t.serial().primaryKey(), n: metadata.t.text().nullable() },
      { partitionBy: { hash: ['id'] } },
    );
    metadata.partition('t0', { of: t, values: { modulus: 1, remainder: 0 } });
    metadata.table('r', { tId: metadata.t.integer().nullable().references('t.id') });
    await db.query(`${plain}; INSERT INTO t (n) VALUES ('x'), ('y'); INSERT INTO r VALUES (2)`);

    const found = await roundTrip(db, metadata.toSchema());

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade).toContain("// t is rebuilt: PostgreSQL can't alter how a table is partitioned.");
    expect([...found.upgrade, ...found.downgrade].join()).not.toContain('Destroys data');
    await db.query("INSERT INTO t (n) VALUES ('z')");
    const { rows } = await db.query('SELECT id, n FROM t ORDER BY id');
    expect(rows).toEqual([
      { id: 1, n: 'x' },
      { id: 2, n: 'y' },
      { id: 3, n: 'z' },
    ]);
  });

  test('keeps its rows if the type of its key is rebuilt', async ({ db }) => {
    const table =
      "CREATE TABLE t (id integer, s st) PARTITION BY LIST (s); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('b')";
    const found = await roundTripOfSql(
      db,
      `CREATE TYPE st AS ENUM ('a', 'b'); ${table}; INSERT INTO t VALUES (1, 'b')`,
      `CREATE TYPE st AS ENUM ('b', 'c'); ${table}`,
    );

    expect(found).toMatchObject({ left: [] });
    expect((await db.query('SELECT * FROM t')).rows).toEqual([{ id: 1, s: 'b' }]);
  });

  test('lets partitions leave with their rows while it is rebuilt', async ({ db }) => {
    const declared = await schemaOf(
      db,
      `CREATE TABLE t (id integer) PARTITION BY HASH (id);
       CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 1, REMAINDER 0);
       CREATE TABLE t2 (id integer); CREATE TABLE t3 (id integer)`,
    );
    await db.query(
      `CREATE TABLE t (id integer) PARTITION BY LIST (id); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
       CREATE TABLE t2 PARTITION OF t FOR VALUES IN (2); CREATE TABLE t3 PARTITION OF t DEFAULT PARTITION BY LIST (id);
       CREATE TABLE t30 PARTITION OF t3 DEFAULT; INSERT INTO t VALUES (1), (2), (3)`,
    );
    const { comparison } = await difference(db, declared);
    const rowsOf = async (table: string) => (await db.query(`SELECT id FROM ${table} ORDER BY id`)).rows;

    await runOperations(db, comparison.operations);
    expect([await rowsOf('t'), await rowsOf('t2'), await rowsOf('t3')]).toEqual([
      [{ id: 1 }],
      [{ id: 2 }],
      [{ id: 3 }],
    ]);
    await runOperations(db, comparison.downgrade);
    expect(await rowsOf('t')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  test('is declared in models, in any spelling of bounds', async ({ db }) => {
    const metadata = new MetaData();
    const { t } = metadata;
    const m = metadata.table(
      'm',
      { id: t.bigint().identity(), madeAt: t.timestamptz(), v: t.integer() },
      (c) => [index([c.v]), check('k', sql`v > 0`)],
      { partitionBy: { range: ['made_at', sql`abs( v )`] } },
    );
    const old = metadata.partition(
      'm_old',
      { of: m, values: { from: [sql`MINVALUE`, sql`MINVALUE`], to: ['2020-01-01 00:00+00', 5] } },
      (c) => [index([c.id], { name: 'own' })],
      { partitionBy: { list: ['v'] } },
    );
    metadata.partition('m_old_1', { of: old, values: { in: [1, null] } });
    metadata.partition('m_rest', { of: m, values: 'default' });

    expect((await roundTrip(db, metadata.toSchema())).left).toEqual([]);
    await metadata.createAll(db);
    expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
  });
});

describe.skipIf(SERVER_MAJOR < 15)('a foreign key like that of the partitioned table', () => {
  const tables = (table: string) => `CREATE TABLE r (a integer, b integer, PRIMARY KEY (a, b));
    CREATE TABLE p (a integer, b integer, k integer) PARTITION BY LIST (k);
    ALTER TABLE p ADD CONSTRAINT whole FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL;
    CREATE TABLE t ${table};`;
  const key = (name: string, words: string) =>
    `ALTER TABLE t ADD CONSTRAINT ${name} FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL ${words}`;
  const [alone, partition] = [tables('(a integer, b integer, k integer)'), tables('PARTITION OF p DEFAULT')];

  // PostgreSQL takes the foreign key for the part of the other one, although it isn't.
  test.for(['(b)', 'NOT VALID'])('stays in addition to it with %s', async (words, { db }) => {
    const found = await roundTripOfSql(db, `${alone} ${key('own', words)}`, `${partition} ${key('own', words)}`);

    expect(found).toMatchObject({
      differences: [
        'drop foreign key own of t',
        'attach partition t to p DEFAULT',
        expect.stringMatching(/^add .* own /),
      ],
      left: [],
    });
  });

  test.for(['(b)', 'NOT VALID'])('gives way to it with %s', async (words, { db }) => {
    const found = await roundTripOfSql(db, `${alone} ${key('whole', words)}`, partition);

    expect(found).toMatchObject({
      differences: ['drop foreign key whole of t', 'attach partition t to p DEFAULT'],
      left: [],
    });
  });
});

describe('inheritance', () => {
  const P = 'CREATE TABLE p (id serial PRIMARY KEY, a integer NOT NULL DEFAULT 1, CONSTRAINT k CHECK (a > 0))';

  test('comes with what a child has otherwise than its parents', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      '',
      `${P}; CREATE TABLE c (b text) INHERITS (p); ALTER TABLE c ALTER a SET DEFAULT 3;
       CREATE TABLE q (a integer DEFAULT 5) INHERITS (p); COMMENT ON COLUMN c.a IS 'x'`,
    );

    expect(found).toMatchObject({
      differences: ['create table p', 'create table c', 'create table q', expect.stringContaining('alter column c.a')],
      left: [],
    });
  });

  test('carries alterations of the parent to its children', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${P}; CREATE TABLE c (b text) INHERITS (p); CREATE INDEX i ON c (a)`,
      `CREATE TABLE p (id serial PRIMARY KEY, a bigint DEFAULT 2, z text); CREATE TABLE c (b text) INHERITS (p);
       CREATE INDEX i ON c (a)`,
    );

    expect(found).toMatchObject({
      differences: [
        'drop check constraint k of p',
        'add column p.z text',
        'alter column p.a: type integer to bigint, drop not null, set default 2',
      ],
      left: [],
    });
  });

  test('begins and ends in place, and a comment says what the child keeps', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE p (id integer); CREATE TABLE c (id integer, b text); CREATE TABLE d () INHERITS (p)',
      'CREATE TABLE p (id integer); CREATE TABLE c (b text) INHERITS (p); CREATE TABLE d (id integer)',
    );

    expect(found).toMatchObject({ differences: ['let d no longer inherit p', 'let c inherit p'], left: [] });
    expect(found.upgrade).toContain("// If p loses id, c keeps it: PostgreSQL can't take back what a child owns.");
    expect(found.downgrade).toContain("// If p loses id, d keeps it: PostgreSQL can't take back what a child owns.");
  });

  test('says if a child keeps a column as its own that the parent gets', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE p (id integer, e integer); CREATE TABLE c () INHERITS (p); CREATE TABLE d () INHERITS (c)',
      'CREATE TABLE p (id integer); CREATE TABLE c (e integer) INHERITS (p); CREATE TABLE d () INHERITS (c)',
    );

    expect(found.left).toEqual([]);
    expect(found.downgrade).toContain("// If p loses e, c keeps it: PostgreSQL can't take back what a child owns.");
    expect(found.upgrade).not.toContain('keeps it');
  });

  test('leaves a new check to the parent that a table keeps while it joins another one', async ({ db }) => {
    const parents = (check: string) => `CREATE TABLE p (a integer); CREATE TABLE q (b integer ${check});`;
    const found = await roundTripOfSql(
      db,
      `${parents('')} CREATE TABLE c () INHERITS (q)`,
      `${parents('CHECK (b > 0)')} CREATE TABLE c () INHERITS (p, q)`,
    );

    expect(found).toMatchObject({
      differences: ['add column c.a integer', 'add check constraint q_b_check (b > 0) to q', 'let c inherit p'],
      left: [],
    });
  });

  test('leaves a check alone if the new parent has an equal one', async ({ db }) => {
    const parent = 'CREATE TABLE p (a integer, CONSTRAINT k CHECK (a > 0));';
    const alone = `${parent} CREATE TABLE c (a integer, CONSTRAINT k CHECK (a > 0))`;
    const found = await roundTripOfSql(db, alone, `${parent} CREATE TABLE c () INHERITS (p)`);

    expect(found).toMatchObject({ differences: ['let c inherit p'], left: [] });
  });

  test('takes such a check from the table when the parent loses it', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TABLE p (a integer, CONSTRAINT k CHECK (a > 0));
       CREATE TABLE c (a integer, CONSTRAINT k CHECK (a > 0)) INHERITS (p)`,
      'CREATE TABLE p (a integer); CREATE TABLE c () INHERITS (p)',
    );

    expect(found.differences).toEqual(['drop check constraint k of p', 'drop check constraint k of c']);
    expect(found.left).toEqual([]);
  });

  test('lets a child keep a column that its parent loses', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE p (id integer, e integer); CREATE TABLE c () INHERITS (p); CREATE TABLE d () INHERITS (p)',
      'CREATE TABLE p (id integer); CREATE TABLE c (e integer) INHERITS (p); CREATE TABLE d () INHERITS (p)',
    );

    expect(found).toMatchObject({ differences: ['drop column p.e', 'drop column d.e'], left: [] });
    expect(found.upgrade).toContain("await op.dropColumn('p', 'e', { only: true });");
  });

  test('is declared in models', async ({ db }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    table('cities', { id: t.serial(), name: t.text() }, [check('named', "name <> ''")]);
    table('capitals', { state: t.text() }, [index(['name'])], { inherits: ['cities'] });

    expect((await roundTrip(db, metadata.toSchema())).left).toEqual([]);
  });
});
