import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { LockRetry, RunOptions } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import type { TestDatabase } from '../support/database.js';
import { connect } from '../support/database.js';
import { type Chain, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test as base } from './fixture.js';

const LIMITS = { timeoutMs: 300, statementTimeoutMs: null, attempts: 20, pauseMs: 20, longestPauseMs: 100 };

/** A table that others use, and another session. */
const test = base.extend('other', async ({ databaseUrl, db }, { onCleanup }) => {
  await db.query('CREATE TABLE busy (id int); CREATE TABLE calm (id int); INSERT INTO busy VALUES (1)');
  const other = await connect(databaseUrl);
  onCleanup(() => other.close());
  return other;
});

/** Holds a lock until it is let go. */
async function hold(other: TestDatabase, sql = 'SELECT FROM busy') {
  await other.query(`BEGIN; ${sql}`);
  return () => other.query('COMMIT');
}

/** Runs a chain while another session holds a lock, which it releases after the run has stepped back a second time. */
async function runBeside(
  url: string,
  other: TestDatabase,
  { chain, ...options }: Partial<RunOptions> & { chain: Chain },
) {
  const letGo = await hold(other);
  const retries: LockRetry[] = [];
  const connection = await openConnection(url);
  try {
    const run = upgrade(connection, chain, {
      lockLimits: LIMITS,
      onLockRetry: (retry) => {
        retries.push(retry);
        if (retries.length === 2) void letGo();
      },
      ...options,
    });
    return { ...(await run), retries };
  } finally {
    await connection.close();
  }
}

const ADD_COLUMN = 'ALTER TABLE busy ADD COLUMN note text';

describe('a lock that another session holds', () => {
  test('is waited for in short attempts, between which others get the table', async ({ databaseUrl, db, other }) => {
    await db.query('CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY)');
    const waits: string[] = [];
    const { retries } = await runBeside(databaseUrl, other, {
      chain: { a: up((op) => op.execute(ADD_COLUMN)) },
      onLockWait: ({ table, mode, blockers }) => waits.push(`${table} ${mode} ${blockers[0]?.state}`),
    });

    expect(retries).toMatchObject([
      { attempt: 2, attempts: 20, steps: 0 },
      { attempt: 3, attempts: 20, steps: 0 },
    ]);
    expect(waits).toEqual(['busy ACCESS EXCLUSIVE idle in transaction']);
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('rolls the whole transaction back if it has locked something else, and runs it again', async ({
    databaseUrl,
    db,
    other,
  }) => {
    const begun: string[] = [];
    const { retries, steps } = await runBeside(databaseUrl, other, {
      chain: {
        a: up((op) => op.execute('ALTER TABLE calm ADD COLUMN note text')),
        b: up(async (op) => {
          await op.execute('CREATE TABLE c ()');
          await op.execute(ADD_COLUMN);
        }),
      },
      onStep: ({ revision }) => begun.push(revision?.id ?? ''),
    });

    expect(retries.map((retry) => retry.steps)).toEqual([2, 2]);
    expect(begun).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(steps).toHaveLength(2);
    expect(await versionsOf(db)).toEqual(['b']);
  });

  test('rolls back only what was not committed', async ({ databaseUrl, db, other }) => {
    const begun: string[] = [];
    await runBeside(databaseUrl, other, {
      chain: {
        a: up((op) => op.execute('CREATE TABLE a ()')),
        b: up((op) => Promise.all([op.execute('CREATE TABLE b ()'), op.execute(ADD_COLUMN)])),
      },
      transactionPerMigration: true,
      onStep: ({ revision }) => begun.push(revision?.id ?? ''),
    });

    expect(begun).toEqual(['a', 'b', 'b', 'b']);
    expect(await tablesOf(db)).toEqual(['a', 'b', 'busy', 'calm', 'limbeck_version']);
  });

  test('is waited for by SQL revisions, whose statements are sent ahead', async ({ databaseUrl, db, other }) => {
    const sql = `CREATE TABLE a (); ${ADD_COLUMN}; CREATE TABLE b ()`;
    const upgradeSql = splitStatements(sql, { file: 'a.sql', line: 1 });
    const { retries } = await runBeside(databaseUrl, other, { chain: { a: { upgrade: upgradeSql } } });

    expect(retries).toHaveLength(2);
    expect(await tablesOf(db)).toEqual(['a', 'b', 'busy', 'calm', 'limbeck_version']);
  });

  test('is waited for outside a transaction, a statement at a time', async ({ databaseUrl, db, other }) => {
    const { retries } = await runBeside(databaseUrl, other, {
      chain: {
        a: {
          transaction: false,
          upgrade: async (op) => {
            await op.execute('CREATE TABLE a ()');
            await op.execute(ADD_COLUMN);
          },
        },
      },
    });

    expect(retries.map(({ steps }) => steps)).toEqual([0, 0]);
    expect(await tablesOf(db)).toEqual(['a', 'busy', 'calm', 'limbeck_version']);
  });

  test('ends the run after the last attempt, and is named with who holds it', async ({ connection, db, other }) => {
    const letGo = await hold(other, 'UPDATE busy SET id = 2');
    const failed = upgrade(
      connection,
      { a: up((op) => op.execute(ADD_COLUMN)) },
      { lockLimits: { ...LIMITS, attempts: 2 } },
    );

    await expect(failed).rejects.toMatchObject({
      code: 'LOCK_TIMEOUT',
      exitStatus: 3,
      message: expect.stringMatching(
        /did not get a lock on busy \(ACCESS EXCLUSIVE\) in 2 attempts of 0\.3 s\. It is held by process \d+ \(user ".+", idle in transaction for \d+ s: BEGIN; UPDATE busy/,
      ),
      data: { attempts: 2, heads: [], lockWait: { table: 'busy' } },
    });
    await letGo();
    expect(await tablesOf(db)).toEqual(['busy', 'calm']);
  });

  test('never makes others wait longer than the limit', async ({ databaseUrl, other }) => {
    const reader = await connect(databaseUrl);
    const longest = watchReads(reader);
    await runBeside(databaseUrl, other, {
      chain: {
        a: up(async (op) => {
          await op.execute('ALTER TABLE calm ADD COLUMN note text');
          await op.execute(ADD_COLUMN);
        }),
      },
    });

    // A busy machine adds to it; without the limit it would be the whole time that the other session holds the lock.
    expect(await longest.end()).toBeLessThan(LIMITS.timeoutMs + 400);
    await reader.close();
  });
});

/** Reads both tables again and again. */
function watchReads(reader: TestDatabase) {
  let isOver = false;
  let longest = 0;
  const reading = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await reader.query('SELECT FROM calm, busy');
      longest = Math.max(longest, performance.now() - begun);
      await sleep(5);
    }
  })();
  return {
    async end() {
      isOver = true;
      await reading;
      return longest;
    },
  };
}

describe('the limit', () => {
  test('is gone after the run, for a client that is used further', async ({ connection, other: _, db }) => {
    const read = async () =>
      (await connection.query<{ lock_timeout: string }>('SHOW lock_timeout')).rows[0]?.lock_timeout;
    const seen: (string | undefined)[] = [];
    const chain: Chain = {
      a: {
        transaction: false,
        upgrade: async (op) => {
          await op.execute('ALTER TABLE calm ADD COLUMN a int');
          seen.push(await read());
        },
      },
    };
    await upgrade(connection, chain, { lockLimits: LIMITS });

    expect([...seen, await read()]).toEqual(['300ms', '0']);
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('does not apply where the database has no tables yet', async ({ connection }) => {
    const seen: unknown[] = [];
    const chain = {
      a: up(async (op) => {
        await op.execute('CREATE TABLE a ()');
        seen.push(...(await op.execute('SHOW lock_timeout')));
      }),
    };
    await upgrade(connection, chain, { lockLimits: LIMITS });

    expect(seen).toEqual([{ lock_timeout: '0' }]);
  });
});
