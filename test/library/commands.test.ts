import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData } from '../../src/models/meta-data.js';
import type { ComparatorContext } from '../../src/operations/comparator.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { RevisionModule } from '../../src/settings/revision-module.js';
import { test } from '../support/database.js';

const FIRST = {
  revision: '1a',
  downRevision: null,
  upgrade: (op: Operations) => op.execute('CREATE TABLE first ()'),
  downgrade: (op: Operations) => op.dropTable('first'),
};
const FAILING = { revision: '2b', downRevision: '1a', upgrade: (op: Operations) => op.execute('SELECT 1/0') };
const OUTSIDE = { ...FAILING, transaction: false };
const BLOCK = { ...FAILING, upgrade: (op: Operations) => op.autocommitBlock(async () => undefined) };

/** A client in a transaction that has made a table. */
async function withTransaction<T>(databaseUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN; CREATE TABLE mine ()');
    return await use(client);
  } finally {
    await client.end();
  }
}

describe('revisions in memory', () => {
  test('run without a folder', async ({ databaseUrl }) => {
    const input = { settings: { url: databaseUrl }, revisions: [FIRST] };

    expect(await commands.upgrade(input)).toMatchObject({ before: [], after: ['1a'] });
  });

  test('are named by their id in errors', async ({ databaseUrl }) => {
    const revisions: readonly RevisionModule[] = [FIRST, FAILING];

    await expect(commands.upgrade({ settings: { url: databaseUrl }, revisions })).rejects.toThrow(/2b/);
  });
});

describe('a client that is already in a transaction', () => {
  test('is left in it, with what was done', async ({ databaseUrl, db }) => {
    await withTransaction(databaseUrl, async (client) => {
      await commands.upgrade({ settings: {}, connection: client, revisions: [FIRST] });
      await client.query('COMMIT');
    });

    const { rows } = await db.query(
      "SELECT to_regclass('first') IS NOT NULL AND to_regclass('mine') IS NOT NULL AS ok",
    );
    expect(rows).toEqual([{ ok: true }]);
  });

  test('can go on after a run that failed, of which nothing is left', async ({ databaseUrl, db }) => {
    await withTransaction(databaseUrl, async (client) => {
      await commands.upgrade({ settings: {}, connection: client, revisions: [FIRST, FAILING] }).catch(() => undefined);
      await client.query('COMMIT');
    });

    const { rows } = await db.query("SELECT to_regclass('first') AS first, to_regclass('mine')::text AS mine");
    expect(rows).toEqual([{ first: null, mine: 'mine' }]);
  });

  test('sees what it has not committed compared', async ({ databaseUrl }) => {
    const target = new MetaData();
    target.table('other', {});
    const differences = await withTransaction(databaseUrl, async (client) => {
      const report = await commands.check({ settings: { target }, connection: client, revisions: [] });
      await client.query("SELECT 'the transaction goes on'");
      return report.differences;
    });

    expect(differences).toEqual(['create table other', 'drop table mine']);
  });

  test('keeps its search path when it was compared', async ({ databaseUrl }) => {
    const path = await withTransaction(databaseUrl, async (client) => {
      await client.query('CREATE SCHEMA tenant; SET search_path = tenant, public');
      await commands.check({ settings: { target: new MetaData() }, connection: client, revisions: [] });
      const { rows } = await client.query('SHOW search_path');
      return rows;
    });

    expect(path).toEqual([{ search_path: 'tenant, public' }]);
  });

  test.for([
    ['a revision that runs outside of a transaction', OUTSIDE],
    ['op.autocommitBlock', BLOCK],
  ] as const)('refuses %s', async ([, revision], { databaseUrl }) => {
    const refused = withTransaction(databaseUrl, (client) =>
      commands.upgrade({ settings: {}, connection: client, revisions: [FIRST, revision] }),
    );

    await expect(refused).rejects.toMatchObject({ code: 'CALLERS_TRANSACTION' });
  });

  test('may be a transaction of PGlite', async () => {
    await using db = await PGlite.create();
    const after = await db.transaction(async (tx) => {
      const report = await commands.upgrade({ settings: {}, connection: tx, revisions: [FIRST] });
      return report.after;
    });

    expect(after).toEqual(['1a']);
  });
});

describe('a call with something else than a command takes', () => {
  test.for([
    ['a string', () => commands.upgrade({}, Object('head'))],
    ['an unknown option', () => commands.upgrade({}, Object({ revisoin: 'head' }))],
    ['a revision that is no string', () => commands.upgrade({}, Object({ revision: 7 }))],
    ['no revision where one is needed', () => commands.downgrade({}, Object({}))],
    ['a URL instead of an object', () => commands.current(Object('postgres://localhost/app'))],
    ['a client that cannot query', () => commands.current({ connection: Object({}) })],
  ] as const)('is refused: %s', async ([, call]) => {
    await expect(call()).rejects.toMatchObject({ name: 'LimbeckError', code: 'INVALID_ARGUMENT', exitStatus: 2 });
  });

  test('is refused in the settings too', async () => {
    await expect(commands.current({ settings: Object({ urll: 'x' }) })).rejects.toMatchObject({
      code: 'UNKNOWN_SETTING',
      hint: 'Did you mean "url"?',
    });
  });
});

test('a connection that is lost outside a run is a LimbeckError', async ({ databaseUrl }) => {
  const settings = {
    url: databaseUrl,
    target: new MetaData(),
    comparators: [
      async ({ query }: ComparatorContext) => {
        await query('SELECT pg_terminate_backend(pg_backend_pid())');
        return [];
      },
    ],
  };

  await expect(commands.check({ settings })).rejects.toMatchObject({ name: 'LimbeckError', code: 'CONNECTION_LOST' });
});
