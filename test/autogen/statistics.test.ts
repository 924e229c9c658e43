import { describe, expect } from 'vitest';
import { MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { roundTrip, roundTripOfSql } from './round-trip.js';

const T = 'CREATE TABLE t (a integer, "Odd" integer, c text)';

describe('extended statistics', () => {
  test('come and go with all that they say', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${T}; CREATE STATISTICS goes ON a, c FROM t`,
      `${T}; CREATE STATISTICS s (mcv, ndistinct) ON "Odd", a, (a * 2), lower(c) FROM t;
       CREATE STATISTICS e ON (a + 1) FROM t;
       ALTER STATISTICS s SET STATISTICS 500; COMMENT ON STATISTICS s IS 'why'`,
    );

    expect(found).toMatchObject({
      differences: [
        'drop statistics goes of t',
        'create statistics e on (a + 1) of t',
        'create statistics s on a, "Odd", (a * 2), lower(c) of t',
      ],
      left: [],
    });
    expect(found.upgrade).toContain(
      "await op.createStatistics('s', 't', ['a', sql`\"Odd\"`, sql`(a * 2)`, sql`lower(c)`], {",
    );
  });

  test('come and go with their table', async ({ db }) => {
    const found = await roundTripOfSql(db, '', `${T}; CREATE STATISTICS s ON a, c FROM t`);

    expect(found).toMatchObject({
      differences: ['create table t', 'create statistics s on a, c of t'],
      left: [],
    });
  });

  test('are renamed and given another target in place', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${T}; CREATE STATISTICS old ON a, c FROM t; CREATE STATISTICS s ON a, "Odd" FROM t; COMMENT ON STATISTICS s IS 'a'`,
      `${T}; CREATE STATISTICS s2 ON a, c FROM t; CREATE STATISTICS s ON a, "Odd" FROM t;
       ALTER STATISTICS s2 SET STATISTICS 7; ALTER STATISTICS s SET STATISTICS 0; COMMENT ON STATISTICS s IS 'b'`,
    );

    expect(found).toMatchObject({
      differences: [
        'alter statistics s of t (set target 0)',
        'alter statistics old of t (set target 7, rename to s2)',
        'set comment on statistics s',
      ],
      left: [],
    });
  });

  test('stay where the type of a column changes, and go with a column', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${T}; CREATE STATISTICS s ON a, c FROM t; CREATE STATISTICS e ON (a + 1), "Odd" FROM t;
       COMMENT ON STATISTICS s IS 'why'`,
      `CREATE TABLE t (a bigint, c text); CREATE STATISTICS s ON a, c FROM t; COMMENT ON STATISTICS s IS 'why'`,
    );

    expect(found).toMatchObject({
      differences: ['drop statistics e of t', 'alter column t.a: type integer to bigint', 'drop column t.Odd'],
      left: [],
    });
  });

  test('are rebuilt if a type that they mention is rebuilt', async ({ db }) => {
    const [before, after] = ["'a', 'b'", "'b', 'c'"].map(
      (values) =>
        `CREATE TYPE mood AS ENUM (${values}); CREATE TABLE m (m mood, a integer);
         CREATE STATISTICS s ON m, a FROM m; CREATE STATISTICS e ON (m = 'b'::mood) FROM m`,
    );
    const found = await roundTripOfSql(db, before ?? '', after ?? '');

    expect(found).toMatchObject({ left: [] });
  });

  test('are declared in models, in any spelling of expressions', async ({ db }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    const declare = (name: string) =>
      table(
        name,
        { id: t.integer(), fullName: t.text() },
        {
          statistics: [
            { name: `${name}_s`, on: ['fullName', 'id', sql`id*2 + 1`], kinds: ['mcv'], target: 5, comment: 'why' },
            { name: `app.${name}`, on: [sql`lower( full_name )`] },
          ],
        },
      );
    declare('old');
    await metadata.createAll(db);
    declare('new');

    expect(await roundTrip(db, metadata.toSchema(), { schemas: ['app'] })).toMatchObject({
      differences: [
        'create table new',
        'create statistics new_s on full_name, id, (id*2 + 1) of new',
        'create statistics app.new on lower( full_name ) of new',
      ],
      left: [],
    });
  });
});
