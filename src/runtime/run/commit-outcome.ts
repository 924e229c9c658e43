import { setTimeout as sleep } from 'node:timers/promises';
import { quoteLiteral } from '../../ddl/quote.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection } from '../connection.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';

/** What became of a transaction whose COMMIT was sent and not answered. */
export type CommitOutcome = 'committed' | 'aborted' | 'in progress' | 'unknown';

export interface LostCommit {
  /** The connection that was lost. */
  readonly connection: Connection;
  /** As pg_current_xact_id_if_assigned() gave it; null for a transaction that wrote nothing. */
  readonly transactionId: string | null;
  readonly signal: AbortSignal | undefined;
  /** Whether the version table is still as it was before the transaction, which was to change it. */
  readonly isUnchanged: (connection: Connection) => Promise<boolean>;
}

const LIMIT_MS = 30_000;
/** Who interrupted the run does not wait for long. */
const LIMIT_IF_INTERRUPTED_MS = 1500;

/** Asks the server over a new connection, for as long as it takes to restart or to finish the commit. */
export async function learnCommitOutcome(lost: LostCommit): Promise<CommitOutcome> {
  const { connection, transactionId, signal } = lost;
  // The transaction of the caller ended with the connection.
  if (connection.isNested === true || transactionId === null) return 'aborted';
  if (connection.reopen === null) return 'unknown';
  const limit = new AbortController();
  const timers = [setTimeout(() => limit.abort(), LIMIT_MS)];
  const hurry = () => timers.push(setTimeout(() => limit.abort(), LIMIT_IF_INTERRUPTED_MS));
  signal?.addEventListener('abort', hurry);
  if (signal?.aborted === true) hurry();
  try {
    return await askUntil(limit.signal, { ...lost, transactionId, reopen: connection.reopen });
  } finally {
    signal?.removeEventListener('abort', hurry);
    for (const timer of timers) clearTimeout(timer);
  }
}

interface Question extends LostCommit {
  readonly transactionId: string;
  readonly reopen: (signal: AbortSignal) => Promise<Connection>;
}

const PAUSE_MS = 200;

async function askUntil(limit: AbortSignal, question: Question): Promise<CommitOutcome> {
  let outcome: CommitOutcome = 'unknown';
  while (!limit.aborted) {
    outcome = await askOnce(limit, question, outcome);
    if (outcome === 'committed' || outcome === 'aborted') return outcome;
    await sleep(PAUSE_MS, undefined, { signal: limit }).catch(() => undefined);
  }
  return outcome;
}

/** @param before what an attempt before has found, which stays if the server cannot be asked again */
async function askOnce(limit: AbortSignal, question: Question, before: CommitOutcome): Promise<CommitOutcome> {
  let connection: Connection | null = null;
  try {
    connection = await question.reopen(limit);
    return await readOutcome(connection, question);
  } catch (error) {
    if (error instanceof LimbeckError || isConnectionLost(error)) return before;
    throw error;
  } finally {
    await connection?.close().catch(() => undefined);
  }
}

async function readOutcome(connection: Connection, question: Question): Promise<CommitOutcome> {
  const id = quoteLiteral(question.transactionId);
  const status = await readStatus(connection, id);
  if (status === 'in progress') await endIdle(connection, id);
  // After a crash that lost the commit another transaction can have got the same id.
  if (status === 'committed' && (await question.isUnchanged(connection))) return 'unknown';
  return status;
}

const INVALID_PARAMETER_VALUE = '22023';

async function readStatus(connection: Connection, id: string): Promise<CommitOutcome> {
  try {
    const sql = `SELECT pg_catalog.pg_xact_status(${id}::pg_catalog.xid8) AS status`;
    const [row] = (await connection.query<{ readonly status: CommitOutcome | null }>(sql)).rows;
    return row?.status ?? 'unknown';
  } catch (error) {
    // The id is "in the future": a crash of the server lost the transaction.
    if (findPostgresReport(error)?.sqlState === INVALID_PARAMETER_VALUE) return 'aborted';
    throw error;
  }
}

/** A backend that the COMMIT never reached waits for it, with all its locks, until the system notices the loss. */
async function endIdle(connection: Connection, id: string): Promise<void> {
  await connection.query(`
    SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
     WHERE backend_xid OPERATOR(pg_catalog.=) ${id}::pg_catalog.xid8::pg_catalog.xid
       AND state OPERATOR(pg_catalog.=) 'idle in transaction'
       AND pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) state_change)
           OPERATOR(pg_catalog.>) 1`);
}
