import { Client } from 'pg';
import { describe, expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import { readHeads } from '../../src/runtime/version-table.js';
import { asReader } from '../support/as-reader.js';
import { FAILS, makes, up, upgrade, VERSION_TABLE } from './chain.js';
import { locksOf, tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

describe('a run', () => {
  test('applies the revisions in order and records the last one', async ({ connection, db }) => {
    const { before, after } = await upgrade(connection, { a: makes('t1'), b: makes('t2') });

    expect({ before, after, tables: await tablesOf(db), recorded: await versionsOf(db) }).toEqual({
      before: [],
      after: ['b'],
      tables: ['limbeck_version', 't1', 't2'],
      recorded: ['b'],
    });
  });

  test('continues from the revision in the version table', async ({ connection }) => {
    await upgrade(connection, { a: makes('t1') });

    const { steps } = await upgrade(connection, { a: makes('t1'), b: makes('t2') });

    expect(steps.map(({ revision }) => revision?.id)).toEqual(['b']);
  });

  test('waits for another one over the same client', async ({ databaseUrl, db }) => {
    const client = new Client(databaseUrl);
    await client.connect();
    const [one, two] = await Promise.all([openConnection(client), openConnection(client)]);

    const results = await Promise.all([upgrade(one, { a: makes('t1') }), upgrade(two, { a: makes('t1') })]);

    expect(results.map(({ steps }) => steps.length)).toEqual([1, 0]);
    expect(await versionsOf(db)).toEqual(['a']);
    await client.end();
  });

  test('that has nothing to do creates no version table', async ({ connection, db }) => {
    await upgrade(connection, {});

    expect(await tablesOf(db)).toEqual([]);
  });

  test("gives the version table Alembic's shape", async ({ connection, db }) => {
    await upgrade(connection, { a: makes('t1') });

    const { rows } = await db.query(`
      SELECT format_type(atttypid, atttypmod) AS type, attnotnull AS "notNull", conname AS "primaryKey"
        FROM pg_attribute JOIN pg_constraint ON conrelid = attrelid AND contype = 'p'
       WHERE attrelid = 'limbeck_version'::regclass AND attname = 'version_num'`);
    expect(rows).toEqual([{ type: 'character varying(32)', notNull: true, primaryKey: 'limbeck_version_pkc' }]);
  });

  test('takes no notice of a version table further down the search path', async ({ databaseUrl, db }) => {
    await db.query("CREATE SCHEMA tenant; CREATE TABLE limbeck_version AS SELECT 'a'::varchar(32) AS version_num");
    const tenant = await openConnection(`${databaseUrl}?options=-csearch_path%3Dtenant,public`);

    const { before } = await upgrade(tenant, { a: makes('tenant.t1') });

    expect(before).toEqual([]);
    await tenant.close();
  });

  test('runs nothing where a later revision cannot be loaded', async ({ connection, db }) => {
    const broken = { a: makes('t1'), b: {} };

    await expect(upgrade(connection, broken)).rejects.toMatchObject({
      code: 'REVISION_FUNCTION_MISSING',
      exitStatus: 2,
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('releases the lock and leaves no transaction when it fails', async ({ connection, db }) => {
    await upgrade(connection, { a: FAILS }).catch(() => undefined);

    const { rows } = await db.query(
      "SELECT state FROM pg_stat_activity WHERE application_name = 'limbeck' AND datname = current_database()",
    );
    expect({ locks: await locksOf(db), rows }).toEqual({ locks: 0, rows: [{ state: 'idle' }] });
  });

  test('fails where a row of the version table is gone', async ({ connection, db }) => {
    await upgrade(connection, { a: makes('t1') });
    const deletes = up((op) => op.execute('DELETE FROM limbeck_version'));

    await expect(upgrade(connection, { a: FAILS, b: deletes })).rejects.toMatchObject({
      code: 'VERSION_ROWS_CHANGED',
      exitStatus: 3,
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('of a thousand small revisions sends one statement for each', async ({ connection }) => {
    const statements: string[] = [];
    const counting = {
      ...connection,
      query: <R>(sql: string, parameters?: readonly unknown[]) => {
        statements.push(sql);
        return connection.query<R>(sql, parameters);
      },
    };
    const chain = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`r${n}`, makes(`t${n}`)]));

    await upgrade(counting, chain);

    expect(statements.length).toBeLessThan(1015);
  });
});

describe('reading the heads', () => {
  test('finds none and creates nothing where there is no version table', async ({ connection, db }) => {
    expect(await readHeads(connection, VERSION_TABLE)).toEqual([]);
    expect(await tablesOf(db)).toEqual([]);
  });

  test('says what is missing where the search path leads nowhere', async ({ databaseUrl }) => {
    const lost = await openConnection(`${databaseUrl}?options=-csearch_path%3Dnowhere`);

    await expect(readHeads(lost, VERSION_TABLE)).rejects.toMatchObject({ code: 'NO_DEFAULT_SCHEMA' });
    await lost.close();
  });

  test('names the privilege that the role lacks on a schema of the search path', async ({ databaseUrl, db }) => {
    await db.query('CREATE SCHEMA closed');
    const lost = await openConnection(`${databaseUrl}?options=-csearch_path%3Dclosed`);

    await asReader(lost, () =>
      expect(readHeads(lost, VERSION_TABLE)).rejects.toMatchObject({
        code: 'NO_DEFAULT_SCHEMA',
        message: expect.stringContaining('no USAGE privilege on closed'),
      }),
    );
    await lost.close();
  });
});
