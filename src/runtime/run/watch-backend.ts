import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../connection.js';
import { type LockWait, readLockWait } from '../locks/lock-wait.js';
import type { IndexBuild } from '../run-options.js';

export interface BackendWatch {
  readonly connection: Connection;
  /** The backend that works for the run. */
  readonly backendPid: number;
  /** For how long the answer to a statement has been awaited. */
  readonly waitingMs: () => number;
  readonly onIndexBuild: ((build: IndexBuild | null) => void) | undefined;
  /** For how long a statement waits before it is asked what for. */
  readonly lockWaitMs: number;
  readonly onLockWait: (wait: LockWait) => void;
}

const SHORTEST_INTERVAL_MS = 20;
const LONGEST_INTERVAL_MS = 500;
/** No second session is opened for statements that are over sooner. */
const LONG_MS = 1000;

/**
 * Looks, over a second session, what a statement of the run waits for, and how far an index is that it builds. A failure
 * of that session only ends the looking. Returns what ends it.
 */
export function watchBackend(watch: BackendWatch): () => Promise<void> {
  const end = new AbortController();
  const looking = look(watch, end.signal).catch(() => undefined);
  return async () => {
    end.abort();
    await looking;
  };
}

async function look(watch: BackendWatch, signal: AbortSignal): Promise<void> {
  const { connection, waitingMs, lockWaitMs } = watch;
  // The session that is in the way must be seen before the time for the lock is over.
  const interval = Math.max(SHORTEST_INTERVAL_MS, Math.min(LONGEST_INTERVAL_MS, lockWaitMs / 2));
  let other: Connection | null = null;
  try {
    for (;;) {
      await sleep(interval, undefined, { ref: false, signal });
      if (waitingMs() < Math.min(LONG_MS, lockWaitMs)) continue;
      other ??= (await connection.reopen?.(signal)) ?? null;
      if (other === null) return;
      await ask(other, watch);
    }
  } finally {
    await other?.close();
  }
}

async function ask(other: Connection, { backendPid, waitingMs, lockWaitMs, onLockWait, onIndexBuild }: BackendWatch) {
  const wait = waitingMs() < lockWaitMs ? null : await readLockWait(other, backendPid);
  if (wait !== null) onLockWait(wait);
  if (waitingMs() < LONG_MS || onIndexBuild === undefined) return;
  const { rows } = await other.query<IndexBuild>(progressOf(backendPid));
  onIndexBuild(rows[0] ?? null);
}

/** An index or table that the transaction of the run has created is not visible from here, and has no name. */
function progressOf(backendPid: number): string {
  const name = (oid: string) =>
    `(SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) p.${oid})`;
  const part = (done: string, total: string) =>
    `CASE WHEN p.${total} OPERATOR(pg_catalog.>) 0
          THEN p.${done}::pg_catalog.float8 OPERATOR(pg_catalog./) p.${total}::pg_catalog.float8 END`;
  return `
    SELECT ${name('relid')} AS "table", ${name('index_relid')} AS index, p.phase,
           coalesce(${part('tuples_done', 'tuples_total')}, ${part('blocks_done', 'blocks_total')}) AS part
      FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.pid OPERATOR(pg_catalog.=) ${backendPid}`;
}
