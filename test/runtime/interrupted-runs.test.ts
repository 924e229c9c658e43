import { describe, expect, onTestFinished } from 'vitest';
import type { OpenConnectionOptions } from '../../src/runtime/connection.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import { type Chunk, startTcpProxy, type Verdict } from '../support/tcp-proxy.js';
import { makes, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

describe('an interrupted run', () => {
  test('stops the statement that is running and rolls back', async ({ connection, db }) => {
    const interrupt = new AbortController();
    const slow = up(async (op) => {
      await op.execute('CREATE TABLE t2 ()');
      setTimeout(() => interrupt.abort(), 50);
      await op.execute('SELECT pg_sleep(60)');
    });

    await expect(upgrade(connection, { a: makes('t1'), b: slow }, { signal: interrupt.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
      exitStatus: 130,
      message: expect.stringMatching(/^Revision "b" was interrupted\. Everything was rolled back/),
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('does not wait for code that waits for something else', async ({ connection, db }) => {
    const interrupt = new AbortController();
    const stuck = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      setTimeout(() => interrupt.abort(), 10);
      await new Promise(() => undefined);
    });

    await expect(upgrade(connection, { a: stuck }, { signal: interrupt.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('lets through nothing that the code calls afterwards', async ({ connection, db }) => {
    const interrupt = new AbortController();
    let late: Promise<unknown> = Promise.resolve();
    const revision = up((op) => {
      late = new Promise((resolve) => {
        setTimeout(() => resolve(op.execute('CREATE TABLE late ()')), 100);
      });
      interrupt.abort();
      return late;
    });

    await upgrade(connection, { a: { ...revision, transaction: false } }, { signal: interrupt.signal }).catch(
      () => undefined,
    );

    await expect(late).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await tablesOf(db)).toEqual(['limbeck_version']);
  });

  test('says that a statement outside of a transaction has left something', async ({ connection, db }) => {
    await db.query('CREATE TABLE t1 (a int)');
    await db.query('BEGIN; INSERT INTO t1 VALUES (1)');
    const interrupt = new AbortController();
    const waits = up(async (op) => {
      setTimeout(() => interrupt.abort(), 300);
      await op.createIndex('ix', 't1', ['a'], { concurrently: true });
    });

    await expect(
      upgrade(connection, { a: { ...waits, transaction: false } }, { signal: interrupt.signal }),
    ).rejects.toMatchObject({ data: { partlyApplied: true }, hint: expect.stringMatching(/^Run the command again/) });
    await db.query('ROLLBACK');
  });

  test('that was interrupted before it began does nothing', async ({ connection, db }) => {
    const signal = AbortSignal.abort();

    await expect(upgrade(connection, { a: makes('t1') }, { signal })).rejects.toMatchObject({ exitStatus: 130 });
    expect(await tablesOf(db)).toEqual([]);
  });
});

const END_MYSELF = 'SELECT pg_terminate_backend(pg_backend_pid())';

describe('a connection that is lost', () => {
  test('in a transaction leaves nothing of it', async ({ connection, db }) => {
    const killed = up((op) => op.execute(END_MYSELF));

    await expect(upgrade(connection, { a: makes('t1'), b: killed })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 4,
      message: expect.stringMatching(/terminating connection.* Everything was rolled back/),
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('outside of one leaves a partly applied revision, and the error says so', async ({ connection }) => {
    const killed = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      await op.execute(END_MYSELF);
    });

    await expect(upgrade(connection, { a: { ...killed, transaction: false } })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 6,
      data: { partlyApplied: true },
    });
  });

  test('during the commit is asked about: PostgreSQL has not committed', async ({ connection, db }) => {
    await db.query(`
      CREATE TABLE t1 (id int);
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(60); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON t1
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()`);
    const fatal = up((op) => op.execute('INSERT INTO t1 VALUES (1)'));

    await expect(upgrade(connection, { a: fatal })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      message: expect.stringMatching(/Everything was rolled back and nothing was applied: the database is at base\.$/),
      data: { heads: [] },
    });
  });
});

/** A connection over a proxy that does this to the first COMMIT, or to its answer. */
async function loseCommit(
  databaseUrl: string,
  at: Chunk['direction'],
  { verdict = 'cut', ...options }: OpenConnectionOptions & { readonly verdict?: Verdict } = {},
) {
  let sawCommit = false;
  let isDone = false;
  const proxy = await startTcpProxy(databaseUrl, ({ direction, data }) => {
    sawCommit ||= direction === 'toServer' && data.includes('COMMIT');
    if (isDone || !sawCommit || direction !== at) return 'pass';
    // New connections cannot be made over a stalled one.
    isDone = verdict !== 'stall';
    return verdict;
  });
  onTestFinished(() => proxy.close());
  const connection = await openConnection(proxy.url, options);
  onTestFinished(() => connection.close());
  return connection;
}

describe('a commit whose answer is lost', () => {
  test('is asked about: PostgreSQL has committed, and the run has ended well', async ({ databaseUrl, db }) => {
    const connection = await loseCommit(databaseUrl, 'toClient');
    const warnings: string[] = [];

    const result = await upgrade(connection, { a: makes('t1') }, { onWarning: (text) => warnings.push(text) });

    expect(result.after).toEqual(['a']);
    expect(warnings).toEqual([expect.stringContaining('PostgreSQL says that it committed')]);
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('in the middle of a run: what is committed is named as applied', async ({ databaseUrl, db }) => {
    const connection = await loseCommit(databaseUrl, 'toClient');

    await expect(
      upgrade(connection, { a: makes('t1'), b: makes('t2') }, { transactionPerMigration: true }),
    ).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 4,
      message: expect.stringMatching(/Revision a is applied\. The database is at a\.$/),
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('is asked about: the request was lost, and nothing is applied', async ({ databaseUrl, db }) => {
    const connection = await loseCommit(databaseUrl, 'toServer');

    await expect(upgrade(connection, { a: makes('t1') })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 4,
      data: { heads: [], done: [] },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('stays open if the server cannot be reached again', async ({ databaseUrl, db }) => {
    const interrupt = new AbortController();
    const { signal } = interrupt;
    const connection = await loseCommit(databaseUrl, 'toClient', { verdict: 'stall', signal });
    const run = upgrade(connection, { a: makes('t1') }, { signal });
    await expect.poll(() => tablesOf(db)).toContain('t1');
    interrupt.abort();

    await expect(run).rejects.toMatchObject({
      code: 'INTERRUPTED',
      message: expect.stringMatching(
        /whether the commit of transaction \d+ took place: the database is at base or at a;/,
      ),
      data: { heads: null },
    });
  });
});
