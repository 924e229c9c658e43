import { setTimeout as sleep } from 'node:timers/promises';
import { quoteLiteral } from '../../ddl/quote.js';
import { interrupted, locked } from '../../errors/run-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import type { LockHolder, RunEvents } from '../run-options.js';
import { ask } from './ask.js';

export interface LockOptions {
  readonly connection: Connection;
  readonly versionTable: QualifiedName;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly onWaiting: RunEvents['onWaiting'] | undefined;
}

/** The right to be the only run on a version table. */
export interface RunLock {
  /**
   * `session` until it is released; `transaction` where a pooler stands between: it may give each transaction another
   * session, in which a session's lock would be left behind, so that each transaction must take the lock anew. A run in
   * a transaction of the caller's has the lock until that ends.
   */
  readonly scope: 'session' | 'transaction';
  readonly backendPid: number;
  /** To be called as a transaction begins; does nothing where the session has the lock. */
  takeInTransaction(): Promise<void>;
  release(): Promise<void>;
}

/** Waits for its turn (manual: "Advisory Lock Functions"); refuses with exit status 5 when the time is over. */
export async function takeRunLock(options: LockOptions): Promise<RunLock> {
  const { connection } = options;
  const key = lockKey(options.versionTable);
  // The lock of a session could be let go before the caller's transaction ends.
  const first = connection.isNested === true ? NOT_TRIED : await trySessionLock(connection, key);
  if (first.locked === null) {
    const takeInTransaction = () => wait(() => tryTransactionLock(connection, key), { ...options, key });
    return { scope: 'transaction', backendPid: first.pid, takeInTransaction, release: () => Promise.resolve() };
  }
  if (!first.locked)
    await wait(async () => (await trySessionLock(connection, key)).locked === true, { ...options, key });
  return {
    scope: 'session',
    backendPid: first.pid,
    takeInTransaction: () => Promise.resolve(),
    async release() {
      await ask(connection, 'release the lock', `SELECT pg_advisory_unlock(${key})`);
    },
  };
}

/** Advisory locks are the database's own, so the name of the table is all that the key has to say. */
function lockKey({ schema, name }: QualifiedName): string {
  const schemaSql = schema === null ? 'current_schema()' : quoteLiteral(schema);
  return `hashtextextended('limbeck:' || coalesce(${schemaSql}, '') || '.' || ${quoteLiteral(name)}, 0)`;
}

interface LockRow {
  /** Null where it is not for the session: behind a pooler, or in a transaction of the caller's. */
  readonly locked: boolean | null;
  readonly pid: number;
}

const NOT_TRIED: LockRow = { locked: null, pid: 0 };

async function trySessionLock(connection: Connection, key: string): Promise<LockRow> {
  const { announcedPid } = connection;
  const direct = announcedPid === null ? 'true' : `pg_backend_pid() = ${announcedPid}`;
  const sql = `SELECT CASE WHEN ${direct} THEN pg_try_advisory_lock(${key}) END AS locked, pg_backend_pid() AS pid`;
  const [row] = await ask<LockRow>(connection, 'lock the version table', sql);
  return row ?? { locked: null, pid: 0 };
}

async function tryTransactionLock(connection: Connection, key: string): Promise<boolean> {
  const sql = `SELECT pg_try_advisory_xact_lock(${key}) AS locked`;
  const [row] = await ask<{ readonly locked: boolean }>(connection, 'lock the version table', sql);
  return row?.locked === true;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/**
 * Asks again and again. A statement that waited in the server would keep a snapshot, which a CREATE INDEX
 * CONCURRENTLY of the run that holds the lock would in turn wait for.
 */
async function wait(attempt: () => Promise<boolean>, options: LockOptions & { readonly key: string }): Promise<void> {
  const { connection, key, timeoutMs, signal, onWaiting } = options;
  if (await attempt()) return;
  const holder = await findHolder(connection, key);
  if (timeoutMs > 0) onWaiting?.(holder);
  const deadline = performance.now() + timeoutMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const left = deadline - performance.now();
    if (left <= 0) throw locked((await findHolder(connection, key)) ?? holder, timeoutMs);
    await sleep(Math.min(pause, left), undefined, signal && { signal }).catch(() => {
      throw interrupted('Interrupted while another run holds the lock. Nothing was done.');
    });
    if (await attempt()) return;
  }
}

/** A bigint key stands in pg_locks in two halves (manual: pg_locks, "Advisory locks"). */
async function findHolder(connection: Connection, key: string): Promise<LockHolder | null> {
  const [holder] = await ask<LockHolder>(
    connection,
    'ask who holds the lock',
    `
    SELECT l.pid, a.application_name AS "applicationName", a.usename AS "user"
      FROM (SELECT ${key} AS key) AS k
      JOIN pg_locks AS l ON l.classid::bigint = (k.key >> 32) & 4294967295 AND l.objid::bigint = k.key & 4294967295
      LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return holder ?? null;
}
