import { describe, expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { RevisionBody } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import { makes, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

/** A revision in SQL, whose first line is the tenth of its file. */
function sql(text: string): RevisionBody {
  return { upgrade: splitStatements(text, { file: 'a.sql', line: 10 }) };
}

const TABLES = Array.from({ length: 50 }, (_, place) => `CREATE TABLE t${place} ();`).join('\n');

describe('SQL revisions, whose statements do not wait for each other,', () => {
  test('are applied in order, more of them than are on their way at once', async ({ connection, db }) => {
    await upgrade(connection, { a: sql(TABLES), b: sql('DROP TABLE t49'), c: sql('CREATE TABLE t49 ()') });

    expect(await tablesOf(db)).toHaveLength(51);
    expect(await versionsOf(db)).toEqual(['c']);
  });

  test('say which statement of which revision failed first, and leave nothing', async ({ connection, db }) => {
    const chain = {
      a: sql('CREATE TABLE a ()'),
      b: sql(`CREATE TABLE b ();\n  SELECT 1/0;\nSELECT nothing`),
      c: makes('c'),
    };

    await expect(upgrade(connection, chain)).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      message: expect.stringContaining('Revision "b"'),
      place: { revision: 'b', line: 11, column: 3, statement: 'SELECT 1/0' },
      postgres: { sqlState: '22012' },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('begin for those who look on when the one before is done, and before what PostgreSQL says of them', async ({
    databaseUrl,
  }) => {
    const told: string[] = [];
    const connection = await openConnection(databaseUrl, { onNotice: ({ message }) => told.push(message) });
    const notice = (text: string) => sql(`DO $$ BEGIN RAISE NOTICE '${text}'; END $$;\nSELECT pg_sleep(0.1)`);
    await upgrade(
      connection,
      { a: notice('of a'), b: notice('of b'), c: notice('of c') },
      { onStep: ({ revision }) => told.push(`begin ${revision?.id}`) },
    );
    await connection.close();

    expect(told).toEqual(['begin a', 'of a', 'begin b', 'of b', 'begin c', 'of c']);
  });

  test('are done before code of the next revision runs', async ({ connection, db }) => {
    let ran = false;
    const code: RevisionBody = {
      upgrade: () => {
        ran = true;
      },
    };

    await expect(upgrade(connection, { a: sql('SELECT pg_sleep(0.1); SELECT 1/0'), b: code })).rejects.toMatchObject({
      place: { revision: 'a', statement: 'SELECT 1/0' },
    });
    expect(ran).toBe(false);
    expect(await tablesOf(db)).toEqual([]);
  });

  test('name the one that was running when the run was interrupted', async ({ connection, db }) => {
    const interruption = new AbortController();
    const chain = { a: sql('CREATE TABLE a ()'), b: sql('SELECT pg_sleep(60)'), c: sql('CREATE TABLE c ()') };
    const run = upgrade(connection, chain, {
      signal: interruption.signal,
      onStep: ({ revision }) => {
        if (revision?.id === 'b') setTimeout(() => interruption.abort(), 100);
      },
    });

    await expect(run).rejects.toMatchObject({ code: 'INTERRUPTED', message: expect.stringContaining('Revision "b"') });
    expect(await tablesOf(db)).toEqual([]);
  });
});

const SLOW_INDEX = `
  CREATE FUNCTION slow(id integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
    AS $$ BEGIN PERFORM pg_sleep(0.25); RETURN id; END $$;
  CREATE TABLE account AS SELECT id FROM generate_series(1, 12) AS id`;

test('a run reports the progress of an index that takes long', async ({ connection, db }) => {
  await db.query(SLOW_INDEX);
  const builds: unknown[] = [];

  await upgrade(
    connection,
    { a: sql('CREATE INDEX ix_slow ON account (slow(id))') },
    { onIndexBuild: (build) => builds.push(build) },
  );

  expect(builds).toContainEqual(
    expect.objectContaining({ table: 'account', phase: expect.stringContaining('building index') }),
  );
  const others = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'limbeck'`;
  expect((await db.query(others)).rows).toHaveLength(1);
});

test('a run continues if PostgreSQL refuses the second session', async ({ connection, db }) => {
  await db.query(SLOW_INDEX);
  const reopen = () => Promise.reject(new Error('too many connections'));
  const builds: unknown[] = [];

  await upgrade(
    { ...connection, reopen },
    { a: sql('CREATE INDEX ix_slow ON account (slow(id))') },
    { onIndexBuild: (build) => builds.push(build) },
  );

  expect(builds).toEqual([]);
  expect(await versionsOf(db)).toEqual(['a']);
});
