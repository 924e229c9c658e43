import { describe, expect } from 'vitest';
import { check, foreignKey, MetaData, primaryKey } from '../../src/models/index.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { roundTrip, roundTripOfSql } from './round-trip.js';

const T =
  'CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE t (a integer, who int4range, during int4range NOT NULL)';
const TEMPORAL = 'ALTER TABLE t ADD CONSTRAINT k UNIQUE (who, during WITHOUT OVERLAPS)';

describe.skipIf(SERVER_MAJOR < 18)('PostgreSQL 18', () => {
  test.for([
    ['a check that is not enforced', 'ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED'],
    ['a foreign key that is not enforced', 'ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES p NOT ENFORCED'],
    ['a key without overlaps', TEMPORAL],
    [
      'a foreign key over periods',
      `${TEMPORAL}; CREATE TABLE r (who int4range, during int4range);
       ALTER TABLE r ADD FOREIGN KEY (who, PERIOD during) REFERENCES t (who, PERIOD during)`,
    ],
  ])('%s is added and dropped', async ([, constraint = ''], { db }) => {
    const { differences, left } = await roundTripOfSql(db, T, `${T}; ${constraint}`);

    expect([differences.length > 0, left]).toEqual([true, []]);
  });

  test('has a virtual column that is computed otherwise next to a check', async ({ db }) => {
    const table = (sum: string) =>
      `CREATE TABLE t (a integer CHECK (a > 0), b integer GENERATED ALWAYS AS (${sum}) VIRTUAL)`;

    expect((await roundTripOfSql(db, table('a + 1'), table('a + 2'))).left).toEqual([]);
  });

  test('has partitions that compute a virtual column in another way than their table', async ({ db }) => {
    const tables = (sum: string, ofPart: string, ...others: readonly string[]) =>
      `CREATE TABLE p (a integer, b integer GENERATED ALWAYS AS (${sum}) VIRTUAL) PARTITION BY LIST (a);
       ${[ofPart, ...others]
         .map(
           (own, at) => `CREATE TABLE p${at} (a integer, b integer GENERATED ALWAYS AS (${own}) VIRTUAL);
             ALTER TABLE p ATTACH PARTITION p${at} FOR VALUES IN (${at});`,
         )
         .join('\n')}`;

    expect((await roundTripOfSql(db, tables('a + 1', 'a + 2'), tables('a + 3', 'a + 4', 'a + 5'))).left).toEqual([]);
  });

  test('has constraints that become enforced', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${T}; ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED`,
      `${T}; ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)`,
    );

    expect(found).toMatchObject({
      differences: ['drop check constraint k of t', 'add check constraint k (a > 0) to t'],
      left: [],
    });
  });

  test('takes NOT NULL from a child again that left its parent for a moment', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE p (y integer NOT NULL NO INHERIT, z integer); CREATE TABLE c () INHERITS (p)',
      `CREATE TABLE p (y integer NOT NULL, z integer NOT NULL);
       CREATE TABLE c (y integer CONSTRAINT own NOT NULL) INHERITS (p)`,
    );

    expect(found.upgrade).toContain("await op.addParent('c', 'p');");
    expect(found.left).toEqual([]);
  });

  test('exchanges the names of NOT NULL and other constraints', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TABLE p (x integer, CONSTRAINT a CHECK (x > 1));
       CREATE TABLE c (y integer CONSTRAINT b NOT NULL, z integer CONSTRAINT d NOT NULL, CONSTRAINT e CHECK (y > 2)) INHERITS (p)`,
      `CREATE TABLE p (x integer CONSTRAINT e NOT NULL, CONSTRAINT b CHECK (x > 1));
       CREATE TABLE c (y integer CONSTRAINT a NOT NULL, CONSTRAINT d CHECK (y > 2)) INHERITS (p)`,
    );

    expect(found.left).toEqual([]);
  });

  test('exchanges the names of a NOT NULL and of one that is not valid', async ({ db }) => {
    const table = (valid: string, other: string) =>
      `CREATE TABLE t (${valid} integer CONSTRAINT n NOT NULL, ${other} integer);
       ALTER TABLE t ADD CONSTRAINT m NOT NULL ${other} NOT VALID`;

    expect((await roundTripOfSql(db, table('a', 'b'), table('b', 'a'))).left).toEqual([]);
  });

  test('names the NOT NULL of a new key like one that a partition brings', async ({ db }) => {
    const tables = (part: string) =>
      `CREATE TABLE whole (k integer) PARTITION BY LIST (k);
       CREATE TABLE ${part} PARTITION OF whole DEFAULT PARTITION BY LIST (k);
       CREATE TABLE below PARTITION OF ${part} DEFAULT; ALTER TABLE ${part} ADD PRIMARY KEY (k)`;

    expect((await roundTripOfSql(db, tables('part'), tables('other'))).left).toEqual([]);
  });

  test('has all of these in models', async ({ db }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    const during = { who: t.int4range(), during: t.int4range() };
    table('stays', during, (c) => [
      primaryKey([c.who, c.during], { withoutOverlaps: true }),
      check('k', 'NOT isempty(during)', { notEnforced: true }),
    ]);
    table('parts', during, (c) => [foreignKey([c.who, c.during], 'stays', ['who', 'during'], { period: true })]);

    expect((await roundTrip(db, metadata.toSchema())).left).toEqual([]);
  });
});
