import { describe, expect } from 'vitest';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTripOfSql, runOperations, schemaOf } from './round-trip.js';

const withIndex = (definition: string) => `
  CREATE TABLE t (a text, b integer, j jsonb); CREATE ${definition}`;

describe('every property of an index is compared:', () => {
  test.for([
    ['uniqueness', 'INDEX x ON t (a)', 'UNIQUE INDEX x ON t (a)'],
    ['columns', 'INDEX x ON t (a, b)', 'INDEX x ON t (b, a)'],
    ['expression', 'INDEX x ON t (lower(a))', 'INDEX x ON t (upper(a))'],
    ['order', 'INDEX x ON t (a)', 'INDEX x ON t (a DESC)'],
    ['nulls', 'INDEX x ON t (a)', 'INDEX x ON t (a NULLS FIRST)'],
    ['operator class', 'INDEX x ON t (a)', 'INDEX x ON t (a text_pattern_ops)'],
    ['collation', 'INDEX x ON t (a)', 'INDEX x ON t (a COLLATE "C")'],
    ['method', 'INDEX x ON t (b)', 'INDEX x ON t USING hash (b)'],
    ['include', 'INDEX x ON t (a)', 'INDEX x ON t (a) INCLUDE (b)'],
    ['predicate', 'INDEX x ON t (a) WHERE b > 0', 'INDEX x ON t (a) WHERE b > 1'],
  ] as const)('%s', async ([, before, after], { db }) => {
    const { differences, left } = await roundTripOfSql(db, withIndex(before), withIndex(after));

    expect(left).toEqual([]);
    expect(differences.map((line) => line.split(' ')[0])).toEqual(['drop', 'create']);
  });

  test('nulls not distinct', { skip: SERVER_MAJOR < 15 }, async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      withIndex('UNIQUE INDEX x ON t (a)'),
      withIndex('UNIQUE INDEX x ON t (a) NULLS NOT DISTINCT'),
    );

    expect(found).toMatchObject({
      differences: ['drop index x of t', 'create unique index x on t (a)'],
      left: [],
    });
  });
});

describe('indexes', () => {
  test('one that differs in name and comment alone is renamed', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      withIndex('INDEX x ON t (lower(a)) WHERE b > 0'),
      `${withIndex('INDEX y ON t (lower(a)) WHERE b > 0')}; COMMENT ON INDEX y IS 'by name'`,
    );

    expect(found).toMatchObject({ differences: ['rename index x of t to y', 'set comment on index y of t'], left: [] });
  });

  test.for([
    [
      'on and off, and true and false',
      'INDEX x ON t USING gin (j) WITH (fastupdate = off)',
      'gin (j) WITH (fastupdate = false)',
    ],
    ['zeros of a number', 'INDEX x ON t USING btree (a) WITH (fillfactor = 070)', 'btree (a) WITH (fillfactor = 70)'],
  ] as const)('storage parameters that mean the same are the same: %s', async ([, before, after], { db }) => {
    const found = await roundTripOfSql(db, withIndex(before), withIndex(`INDEX x ON t USING ${after}`));

    expect(found).toMatchObject({ differences: [], left: [] });
  });
});

test('an index that is not valid is rebuilt if it is declared, and left alone otherwise', async ({ db }) => {
  const made = 'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)';
  const declared = await schemaOf(
    db,
    `CREATE TABLE t (a int); CREATE INDEX i ON t (a); CREATE TABLE m (a int) PARTITION BY LIST (a);
     CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1); CREATE INDEX mi ON m (a)`,
  );
  await db.query(`${made}; CREATE TABLE m (a int) PARTITION BY LIST (a);
    CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1); CREATE INDEX mi ON ONLY m (a)`);
  await db.query('CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)').catch(() => null);
  await db.query('CREATE UNIQUE INDEX CONCURRENTLY other ON t (a)').catch(() => null);

  const { comparison } = await difference(db, declared);
  expect(comparison.operations.map(describeOperation)).toEqual([
    'drop index mi of m',
    'drop index i of t',
    'create index mi on m (a)',
    'create index i on t (a)',
  ]);
  // Nobody wants what a failed CREATE INDEX CONCURRENTLY leaves behind, but somebody wrote ON ONLY.
  expect(comparison.downgrade.map(describeOperation)).toEqual([
    'drop index mi of m',
    'drop index i of t',
    'create index mi on m (a)',
  ]);
  await runOperations(db, comparison.operations);
  expect((await difference(db, declared)).comparison.operations).toEqual([]);
});
