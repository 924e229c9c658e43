import { describe, expect } from 'vitest';
import { text } from '../../src/models/index.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { LockRetry, RunOptions } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import type { TestDatabase } from '../support/database.js';
import { connect } from '../support/database.js';
import { until } from '../support/online-steps.js';
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

interface Beside extends Partial<RunOptions> {
  readonly chain: Chain;
  /** What the other session waits for before it lets go. */
  readonly first?: () => Promise<unknown>;
}

/**
 * Runs a chain while another session holds a lock, which it releases after the run has stepped back a second time. A slow
 * machine lets the run step back more often.
 */
async function runBeside(url: string, other: TestDatabase, { chain, first, ...options }: Beside) {
  const letGo = await hold(other);
  const retries: LockRetry[] = [];
  const connection = await openConnection(url);
  try {
    const run = upgrade(connection, chain, {
      lockLimits: LIMITS,
      onLockRetry: (retry) => {
        retries.push(retry);
        if (retries.length === 2) void Promise.resolve(first?.()).then(letGo);
      },
      ...options,
    });
    return { ...(await run), retries };
  } finally {
    await connection.close();
  }
}

const INSERT = 'INSERT INTO calm VALUES (2)';
const ADD_COLUMN = 'ALTER TABLE busy ADD COLUMN note text';

describe('a lock that another session holds', () => {
  test('is waited for in short attempts, between which others get the table', async ({ databaseUrl, db, other }) => {
    await db.query('CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY)');
    const waits: string[] = [];
    let seen: () => void = () => undefined;
    const isSeen = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const { retries } = await runBeside(databaseUrl, other, {
      chain: { a: up((op) => op.execute(ADD_COLUMN)) },
      first: () => isSeen,
      onLockWait: ({ table, mode, blockers }) => {
        waits.push(`${table} ${mode} ${blockers[0]?.state}`);
        seen();
      },
    });

    expect(retries.slice(0, 2)).toMatchObject([
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

    expect(retries.map((retry) => retry.steps)).toEqual(retries.map(() => 2));
    expect(begun).toEqual([...retries.flatMap(() => ['a', 'b']), 'a', 'b']);
    expect(steps).toHaveLength(2);
    expect(await versionsOf(db)).toEqual(['b']);
  });

  test('rolls back only what was not committed', async ({ databaseUrl, db, other }) => {
    const begun: string[] = [];
    const { retries } = await runBeside(databaseUrl, other, {
      chain: {
        a: up((op) => op.execute('CREATE TABLE a ()')),
        b: up((op) => Promise.all([op.execute('CREATE TABLE b ()'), op.execute(ADD_COLUMN)])),
      },
      transactionPerMigration: true,
      onStep: ({ revision }) => begun.push(revision?.id ?? ''),
    });

    // The second attempt has a savepoint, so the statement alone is tried again from then on.
    expect(begun).toEqual(['a', 'b', 'b']);
    expect(retries.map((retry) => retry.steps)).toEqual([1, ...retries.slice(1).map(() => 0)]);
    expect(await tablesOf(db)).toEqual(['a', 'b', 'busy', 'calm', 'limbeck_version']);
  });

  test.for<[string, string]>([
    ['has changed rows', 'UPDATE calm SET id = 2'],
    ['has locked a table', 'LOCK TABLE calm IN SHARE MODE'],
    ['has an advisory lock', 'SELECT pg_advisory_xact_lock(1)'],
    ['refers to rows', 'ALTER TABLE calm ADD PRIMARY KEY (id); CREATE TABLE c (id int REFERENCES calm)'],
  ])('rolls the whole transaction back each time if it %s', async ([, sql], { databaseUrl, other }) => {
    const { retries } = await runBeside(databaseUrl, other, {
      chain: {
        a: up(async (op) => {
          await op.execute(sql);
          await op.execute(ADD_COLUMN);
        }),
      },
    });

    expect(retries.map(({ steps }) => steps)).toEqual(retries.map(() => 1));
  });

  test('rolls the statement back alone if the transaction has only read and created tables', async ({
    databaseUrl,
    db,
    other,
  }) => {
    let calls = 0;
    const { retries } = await runBeside(databaseUrl, other, {
      chain: {
        a: up(async (op) => {
          calls += 1;
          await op.execute('CREATE TABLE copy AS SELECT id FROM busy');
          await op.execute('ANALYZE calm');
          // Several statements of one directive, the first of which fails.
          await op.addColumn('busy', 'note', text().nullable().comment('for others'));
          await op.execute('INSERT INTO copy VALUES (2)');
        }),
      },
    });

    expect(calls).toBe(2);
    expect(retries.map(({ steps }) => steps)).toEqual([1, ...retries.slice(1).map(() => 0)]);
    expect((await db.query('SELECT id FROM copy ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test.for<[string, (op: Operations) => Promise<unknown>]>([
    ['outside the transaction', (op) => op.autocommitBlock(async () => void (await op.execute(INSERT)))],
    ['online', (op) => op.createIndex('ix', 'calm', ['id'])],
  ])(
    'runs only the rest of a revision again if it has done something %s',
    async ([name, begin], { databaseUrl, db, other }) => {
      await db.query('INSERT INTO calm VALUES (1)');
      let calls = 0;
      const read: number[] = [];
      const { retries } = await runBeside(databaseUrl, other, {
        chain: {
          a: up(async (op) => {
            calls += 1;
            const rows = await op.execute('SELECT FROM busy');
            await op.execute('CREATE TABLE c ()');
            await begin(op);
            await op.execute('ALTER TABLE calm ADD COLUMN note text');
            await op.execute(ADD_COLUMN);
            read.push(rows.length);
          }),
        },
        online: { online: true, onlineThreshold: 0, allowBlocking: true },
      });

      expect(retries.map(({ steps }) => steps)).toEqual(retries.map(() => 1));
      expect({ calls, read }).toEqual({ calls: retries.length + 1, read: [1] });
      expect(await versionsOf(db)).toEqual(['a']);
      expect((await db.query('SELECT FROM calm WHERE id = 2')).rows.length).toBe(name === 'online' ? 0 : 1);
    },
  );

  test('is given up before PostgreSQL ends the transaction of others for a deadlock', async ({
    databaseUrl,
    db,
    other,
  }) => {
    await db.query('ALTER TABLE busy ADD PRIMARY KEY (id); INSERT INTO calm VALUES (1)');
    const waiting = (count: number) =>
      until(db, `SELECT FROM pg_locks WHERE relation = 'calm'::regclass AND NOT granted HAVING count(*) = ${count}`);
    const [connection, writer] = await Promise.all([openConnection(databaseUrl), connect(databaseUrl)]);
    await writer.query('BEGIN; UPDATE busy SET id = 1');
    const letGo = await hold(other, 'DELETE FROM calm WHERE false');
    const run = upgrade(
      connection,
      { a: up((op) => op.createForeignKey('fk', 'calm', 'busy', ['id'], ['id'])) },
      {
        lockLimits: { ...LIMITS, timeoutMs: 3000 },
        online: { online: true, onlineThreshold: 0, allowBlocking: true },
      },
    );
    await waiting(1);
    // Behind the run, which gets the table and then waits for the writer.
    const written = writer.query('INSERT INTO calm VALUES (1)');
    await waiting(2);
    await letGo();

    await expect(written).resolves.toBeDefined();
    await writer.query('COMMIT');
    await run;
    await connection.close();
    await writer.close();
  });

  test('is waited for by SQL revisions, whose statements are sent ahead', async ({ databaseUrl, db, other }) => {
    const sql = `CREATE TABLE a (); ${ADD_COLUMN}; CREATE TABLE b ()`;
    const upgradeSql = splitStatements(sql, { file: 'a.sql', line: 1 });
    const { retries } = await runBeside(databaseUrl, other, { chain: { a: { upgrade: upgradeSql } } });

    expect(retries.length).toBeGreaterThanOrEqual(2);
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

    expect(retries.map(({ steps }) => steps)).toEqual(retries.map(() => 0));
    expect(await tablesOf(db)).toEqual(['a', 'busy', 'calm', 'limbeck_version']);
  });

  test('ends the run after the last attempt, also if each attempt begins with a commit of nothing', async ({
    connection,
    other,
  }) => {
    await hold(other, 'LOCK TABLE busy IN ACCESS EXCLUSIVE MODE');
    const chain = {
      a: up((op) => op.autocommitBlock(() => op.createIndex('ix', 'busy', ['id'], { concurrently: true }))),
    };
    await connection.query("SET lock_timeout = '50ms'");
    const failed = upgrade(connection, chain, {
      lockLimits: { ...LIMITS, attempts: 3 },
      online: { online: 'auto', onlineThreshold: 1, allowBlocking: true },
    });

    await expect(failed).rejects.toMatchObject({ code: 'LOCK_TIMEOUT' });
  });

  test('ends the run after the last attempt, and is named with who holds it', async ({ connection, db, other }) => {
    const letGo = await hold(other, 'UPDATE busy SET id = 2');
    const failed = upgrade(
      connection,
      { a: up((op) => op.execute(ADD_COLUMN)) },
      { lockLimits: { ...LIMITS, timeoutMs: 1500, attempts: 2 } },
    );

    await expect(failed).rejects.toMatchObject({
      code: 'LOCK_TIMEOUT',
      exitStatus: 3,
      message: expect.stringMatching(
        /did not get a lock on busy \(ACCESS EXCLUSIVE\) in 2 attempts of 1\.5 s\. It is held by process \d+ \(user ".+", idle in transaction for \d+ s: BEGIN; UPDATE busy/,
      ),
      data: { attempts: 2, heads: [], lockWait: { table: 'busy' } },
    });
    await letGo();
    expect(await tablesOf(db)).toEqual(['busy', 'calm']);
  });

  test('holds no lock while it pauses: others get what it had locked before its turn comes', async ({
    databaseUrl,
    other,
  }) => {
    const reader = await connect(databaseUrl);
    // The other session lets go only after this; a run that kept its lock on `calm` would never end.
    const first = () => reader.query('SELECT FROM calm, busy');
    const { retries } = await runBeside(databaseUrl, other, {
      chain: {
        a: up(async (op) => {
          await op.execute('ALTER TABLE calm ADD COLUMN note text');
          await op.execute(ADD_COLUMN);
        }),
      },
      first,
    });

    expect(retries.length).toBeGreaterThanOrEqual(2);
    await reader.close();
  });
});

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
