import { describe, expect } from 'vitest';
import { col, index, MetaData, sql } from '../../src/models/index.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql } from './round-trip.js';

const T = 'CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b text, CONSTRAINT u UNIQUE (a))';

/** What is done to the table → what autogenerate says of it. */
const OPTIONS: Readonly<Record<string, string>> = {
  'ALTER TABLE t SET UNLOGGED': 'alter table t (set unlogged)',
  'ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off)': 'alter table t (set fillfactor, autovacuum_enabled)',
  'ALTER TABLE t SET (toast.autovacuum_enabled = off)': 'alter table t (set toast.autovacuum_enabled)',
  'ALTER TABLE t REPLICA IDENTITY FULL': 'alter table t (set replicaIdentity)',
  'ALTER TABLE t REPLICA IDENTITY NOTHING': 'alter table t (set replicaIdentity)',
  'ALTER TABLE t REPLICA IDENTITY USING INDEX u': 'alter table t (set replicaIdentity)',
  'ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY':
    'alter table t (set rowSecurity, forceRowSecurity)',
  'ALTER TABLE t CLUSTER ON u': 'alter table t (set clusterOn)',
  'ALTER TABLE t ALTER b SET STORAGE EXTERNAL': 'alter column t.b: set storage',
  'ALTER TABLE t ALTER b SET COMPRESSION pglz': 'alter column t.b: set compression',
  'ALTER TABLE t ALTER a SET STATISTICS 10, ALTER a SET (n_distinct = 5)':
    'alter column t.a: set statistics, n_distinct',
  'ALTER INDEX u SET (fillfactor = 50)': 'alter index u of t (set fillfactor)',
};

describe('how a table is kept', () => {
  for (const [alteration, expected] of Object.entries(OPTIONS)) {
    test(`is altered in place, both ways: ${alteration}`, async ({ db }) => {
      expect(await roundTripOfSql(db, T, `${T}; ${alteration}`)).toMatchObject({ differences: [expected], left: [] });
    });
  }

  test('is part of a new table', async ({ db }) => {
    expect(await roundTripOfSql(db, '', [T, ...Object.keys(OPTIONS)].join('; '))).toMatchObject({
      differences: ['create table t'],
      left: [],
    });
  });

  test('is taken back to what PostgreSQL has by itself', async ({ db }) => {
    const { upgrade, left } = await roundTripOfSql(
      db,
      `${T}; ALTER TABLE t SET (fillfactor = 70), SET UNLOGGED, REPLICA IDENTITY FULL, ENABLE ROW LEVEL SECURITY,
         CLUSTER ON u, ALTER b SET STORAGE EXTERNAL, ALTER b SET COMPRESSION pglz, ALTER b SET STATISTICS 5`,
      T,
    );

    expect([upgrade, left]).toEqual([
      [
        "await op.alterColumn('t', 'b', {",
        "  options: { storage: 'extended', compression: null, statistics: null },",
        '});',
        "await op.alterTable('t', {",
        '  unlogged: false,',
        '  with: { fillfactor: null },',
        "  replicaIdentity: 'default',",
        '  rowSecurity: false,',
        '  clusterOn: null,',
        '});',
      ],
      [],
    ]);
  });

  test('follows an index that is renamed, and is set again on one that is rebuilt', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${T}; CREATE INDEX i ON t (b); ALTER TABLE t CLUSTER ON i, REPLICA IDENTITY USING INDEX u`,
      `CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b text, CONSTRAINT v UNIQUE (a));
       CREATE INDEX i ON t (b, a); ALTER TABLE t CLUSTER ON i, REPLICA IDENTITY USING INDEX v`,
    );

    expect(found).toMatchObject({
      differences: [
        'rename constraint u of t to v',
        'drop index i of t',
        'create index i on t (b, a)',
        'alter table t (set clusterOn)',
      ],
      left: [],
    });
  });

  test('of a column is set again with its new type', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE t (b varchar(9)); ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET COMPRESSION pglz',
      'CREATE TABLE t (b text); ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET COMPRESSION pglz',
    );

    expect(found.left).toEqual([]);
  });

  test('is the same in every spelling', async ({ db }) => {
    await db.query('CREATE TABLE t (a integer) WITH (autovacuum_enabled = off)');
    const metadata = new MetaData();
    metadata.table('t', { a: metadata.t.integer().nullable() }, { with: { autovacuum_enabled: false } });

    expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
  });

  test('is declared in models', async ({ db }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    table(
      't',
      {
        id: t.integer().primaryKey({ name: 'pk' }),
        b: t.text().options({ storage: 'external', with: { n_distinct: -1 } }),
      },
      () => [index([sql`lower(b)`.statistics(400), col('id')], { name: 'i' })],
      {
        unlogged: true,
        with: { fillfactor: 70 },
        replicaIdentity: { index: 'pk' },
        rowSecurity: true,
        forceRowSecurity: true,
        clusterOn: 'i',
      },
    );

    expect((await roundTrip(db, metadata.toSchema())).left).toEqual([]);
  });
});

test('the statistics target of an index expression is altered in place', async ({ db }) => {
  const before = `${T}; CREATE INDEX i ON t ((a + 1), b)`;

  expect(await roundTripOfSql(db, before, `${before}; ALTER INDEX i ALTER 1 SET STATISTICS 10`)).toMatchObject({
    differences: ['alter index i of t (set statistics)'],
    left: [],
  });
});

test('a typed table lets its type go while its columns change', async ({ db }) => {
  const metadata = new MetaData();
  metadata.composite('person', { id: metadata.t.integer(), name: metadata.t.text() });
  metadata.table(
    'people',
    { id: metadata.t.integer().primaryKey(), name: metadata.t.text().nullable() },
    { ofType: 'person' },
  );

  expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
    differences: ['create composite type person (id, name)', 'create table people'],
    left: [],
  });
});

test.skipIf(SERVER_MAJOR < 15)('an access method is part of a table', async ({ db }) => {
  await db.query('CREATE ACCESS METHOD own TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE t (a integer)');
  const metadata = new MetaData();
  metadata.table('t', { a: metadata.t.integer().nullable() }, { accessMethod: 'own' });

  expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
    differences: ['alter table t (set accessMethod)'],
    left: [],
  });
});
