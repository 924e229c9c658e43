import { interrupted } from '../errors/run-errors.js';
import { SerialQueue } from './connect/serial-queue.js';
import { isConnectionLost } from './postgres-report.js';
import { Run } from './run/run.js';
import { takeRunLock } from './run/run-lock.js';
import type { RunOptions, RunResult } from './run-options.js';

const DEFAULT_RUN_WAIT_MS = 60_000;

/**
 * Takes the lock, reads the heads, plans, and runs: in one transaction, or in one for each revision. The version table is
 * created if it is missing, and written in the same transaction as the revision that it records. Every body is loaded
 * before the first one runs. A failure rolls back and reports the state of the database: exit status 3 (refused, the
 * failing transaction is rolled back), 4 (connection lost), 5 (locked), 6 (partly applied), 130 (interrupted). Errors of
 * `plan` and `loadBody` are passed through unchanged.
 */
export function runSteps(options: RunOptions): Promise<RunResult> {
  const { connection } = options;
  const { session } = connection;
  const turns = turnsOf.get(session) ?? new SerialQueue();
  turnsOf.set(session, turns);
  // An interrupted run has to roll back.
  const always = { ...connection, query: connection.queryAlways ?? connection.query };
  return turns.run(() => runWithLock({ ...options, connection: always }));
}

/** A session may take its own lock twice, so runs over one client take turns here. */
const turnsOf = new WeakMap<object, SerialQueue>();

async function runWithLock(options: RunOptions): Promise<RunResult> {
  const { connection, versionTable, signal, onWaiting } = options;
  if (signal?.aborted) throw interrupted('Interrupted. Nothing was done.');
  const timeoutMs = options.runWaitMs ?? DEFAULT_RUN_WAIT_MS;
  const lock = await takeRunLock({ connection, versionTable, timeoutMs, signal, onWaiting }).catch((error: unknown) => {
    throw signal?.aborted === true && isConnectionLost(error)
      ? interrupted('Interrupted while waiting for PostgreSQL, which does not answer. Nothing was done.')
      : error;
  });
  try {
    return await new Run(options, lock).execute();
  } finally {
    // The server lets go of it anyway when the session ends.
    await lock.release().catch(() => undefined);
  }
}
