import { setTimeout as sleep } from 'node:timers/promises';
import { quoteLiteral } from '../../ddl/quote.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { interrupted, locked } from '../../errors/run-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import { findPostgresReport } from '../postgres-report.js';
import type { LockHolder, RunEvents } from '../run-options.js';
import { ask } from './run-own-statement.js';

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
   * `session`: until it is released. `transaction`: behind a pooler, which may give each transaction another session. A
   * session's lock would be left behind there, so each transaction must take the lock again. A run in the caller's
   * transaction has the lock until that transaction ends.
   */
  readonly scope: 'session' | 'transaction';
  readonly backendPid: number;
  /** To be called as a transaction begins; does nothing if the session has the lock. */
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
    const takeInTransaction = () =>
      wait(() => tryTransactionLock(connection, key, first.checksClient), { ...options, key });
    return { scope: 'transaction', backendPid: first.pid, takeInTransaction, release: () => Promise.resolve() };
  }
  const stopChecking = first.checksClient ? `, ${setClientChecks('0', 'false')}` : '';
  if (!first.locked) {
    const attempt = async () => (await trySessionLock(connection, key)).locked === true;
    await wait(attempt, { ...options, key }).catch(async (error: unknown) => {
      await connection.query(`SELECT NULL${stopChecking}`).catch(() => undefined);
      throw error;
    });
  }
  return {
    scope: 'session',
    backendPid: first.pid,
    takeInTransaction: () => Promise.resolve(),
    async release() {
      await ask(connection, 'release the lock', `SELECT pg_catalog.pg_advisory_unlock(${key})${stopChecking}`);
    },
  };
}

/** Who holds the lock of a run on this version table; null if nobody does. */
export function findRun(connection: Connection, versionTable: QualifiedName): Promise<LockHolder | null> {
  return findHolder(connection, lockKey(versionTable));
}

/** Advisory locks are the database's own, so the name of the table is all that the key has to say. */
function lockKey({ schema, name }: QualifiedName): string {
  const schemaSql = schema === null ? 'pg_catalog.current_schema()' : quoteLiteral(schema);
  return `pg_catalog.hashtextextended(pg_catalog.concat('limbeck:', ${schemaSql}, '.', ${quoteLiteral(name)}), 0)`;
}

interface LockRow {
  /** Null if it is not for the session: behind a pooler, or in a transaction of the caller's. */
  readonly locked: boolean | null;
  readonly pid: number;
  /** Whether PostgreSQL was told to look whether the client is still connected; it is a right of every role. */
  readonly checksClient: boolean;
}

const NOT_TRIED: LockRow = { locked: null, pid: 0, checksClient: false };

/**
 * The statement of a killed client continues, and keeps the locks that block everybody else, unless PostgreSQL checks
 * meanwhile whether the client still exists (manual: client_connection_check_interval).
 */
const CHECK_INTERVAL = '500ms';
const CHECK_SETTING = `'client_connection_check_interval'`;

function setClientChecks(interval: string, onlyInTransaction: string): string {
  return `pg_catalog.set_config(${CHECK_SETTING}, '${interval}', ${onlyInTransaction})`;
}

/** Null if the setting has a value already, or does not exist. */
function wantsChecks(onlyInTransaction: string): string {
  return `CASE WHEN pg_catalog.current_setting(${CHECK_SETTING}, true) OPERATOR(pg_catalog.=) '0'
             THEN ${setClientChecks(CHECK_INTERVAL, onlyInTransaction)} END`;
}

async function trySessionLock(connection: Connection, key: string): Promise<LockRow> {
  const { announcedPid } = connection;
  const direct =
    announcedPid === null ? 'true' : `(pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ${announcedPid})`;
  // A session that a pooler gives to others later keeps its settings, and one that does not tell its backend may be such.
  const onlyHere = announcedPid === null ? 'true' : `NOT ${direct}`;
  const lock = (checks: string) =>
    `SELECT ${checks} IS NOT NULL AS "checksClient", pg_catalog.pg_backend_pid() AS pid,
            CASE WHEN ${direct} THEN pg_catalog.pg_try_advisory_lock(${key}) END AS locked`;
  const rows = await ask<LockRow>(connection, 'lock the version table', lock(wantsChecks(onlyHere))).catch((error) => {
    if (!isUnsupportedCheck(error)) throw error;
    return ask<LockRow>(connection, 'lock the version table', lock('NULL'));
  });
  return rows[0] ?? NOT_TRIED;
}

/** Some systems cannot tell whether a client is still connected; there the setting takes no value but 0. */
function isUnsupportedCheck(error: unknown): boolean {
  const cause = error instanceof LimbeckError ? error.cause : error;
  const report = findPostgresReport(cause);
  return report?.sqlState === '22023' && report.message.includes('client_connection_check_interval');
}

async function tryTransactionLock(connection: Connection, key: string, checksClient: boolean): Promise<boolean> {
  const checks = checksClient ? `, ${setClientChecks(CHECK_INTERVAL, 'true')}` : '';
  const sql = `SELECT pg_catalog.pg_try_advisory_xact_lock(${key}) AS locked${checks}`;
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

/** pg_locks shows a bigint key in two halves (manual: pg_locks, "Advisory locks"). */
async function findHolder(connection: Connection, key: string): Promise<LockHolder | null> {
  const [holder] = await ask<LockHolder>(
    connection,
    'ask who holds the lock',
    `
    SELECT l.pid, a.application_name AS "applicationName", a.usename AS "user"
      FROM (SELECT ${key} AS key) AS k
      JOIN pg_catalog.pg_locks AS l
        ON l.classid::bigint OPERATOR(pg_catalog.=) ((k.key OPERATOR(pg_catalog.>>) 32) OPERATOR(pg_catalog.&) 4294967295)
       AND l.objid::bigint OPERATOR(pg_catalog.=) (k.key OPERATOR(pg_catalog.&) 4294967295)
      LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.objsubid OPERATOR(pg_catalog.=) 1 AND l.granted
       AND l.database OPERATOR(pg_catalog.=) (SELECT oid FROM pg_catalog.pg_database
                                                    WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database())`,
  );
  return holder ?? null;
}
