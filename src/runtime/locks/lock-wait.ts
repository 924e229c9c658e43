import type { Queryable } from '../../util/queryable.js';

/** A session that others wait for. What this role may not see in pg_stat_activity is null. */
export interface LockBlocker {
  readonly pid: number;
  readonly user: string | null;
  readonly applicationName: string | null;
  /** `active`, `idle in transaction`. */
  readonly state: string | null;
  /** How long its transaction has been open, in seconds. */
  readonly transactionSeconds: number | null;
  readonly query: string | null;
}

/** A lock that a statement of the run waits for. */
export interface LockWait {
  /** Null if it isn't a table's. */
  readonly table: string | null;
  /** Whether a statement with CONCURRENTLY waits until older transactions end, which blocks nobody. */
  readonly isForOldTransactions: boolean;
  /** `ACCESS EXCLUSIVE`. */
  readonly mode: string;
  /** Those who hold it, or who wait for it in front of the run. */
  readonly blockers: readonly LockBlocker[];
}

type BlockerRow = LockBlocker & Omit<LockWait, 'blockers'>;

/** What a backend waits for, asked over another session; null if it does not wait. */
export async function readLockWait(other: Queryable, backendPid: number): Promise<LockWait | null> {
  const { rows } = await other.query<BlockerRow>(lockWaitOf(backendPid));
  const [first] = rows;
  if (first === undefined) return null;
  const blockers = rows.map(({ table: _table, mode: _mode, isForOldTransactions: _is, ...blocker }) => blocker);
  const { table, mode, isForOldTransactions } = first;
  return { table, mode: modeInSql(mode), isForOldTransactions, blockers };
}

/** `ShareRowExclusiveLock` as it is written in SQL (manual: "Table-Level Locks"). */
function modeInSql(mode: string): string {
  return mode
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
}

const LONGEST_QUERY = 1000;

function lockWaitOf(backendPid: number): string {
  return `
    SELECT w.relation::pg_catalog.regclass::pg_catalog.text AS "table", w.mode,
           w.locktype OPERATOR(pg_catalog.=) 'virtualxid' AS "isForOldTransactions",
           b.pid, a.usename AS "user", nullif(a.application_name, '') AS "applicationName", a.state,
           pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start) AS "transactionSeconds",
           pg_catalog.left(a.query, ${LONGEST_QUERY}) AS query
      FROM pg_catalog.pg_locks AS w
     CROSS JOIN LATERAL (SELECT DISTINCT pid FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) AS u (pid)) AS b
      LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) b.pid
     WHERE w.pid OPERATOR(pg_catalog.=) ${backendPid} AND NOT w.granted
     ORDER BY a.xact_start NULLS LAST, b.pid`;
}
