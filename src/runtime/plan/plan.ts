import type { TableWork } from '../../online/step.js';
import type { LockMode } from '../../schema/lock-mode.js';
import type { Step } from '../../script/step.js';

/** What a run would do, without that any of it was done. */
export interface RunPlan {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly revisions: readonly PlannedRevision[];
}

export interface PlannedRevision {
  readonly step: Step;
  readonly steps: readonly PlannedStep[];
  /** Why the rest of the revision isn't known; null if nothing is left. */
  readonly unknown: PlannedUnknown | null;
}

export interface PlannedUnknown {
  /** `it reads the result of op.execute` */
  readonly reason: string;
  readonly file: string | null;
  readonly line: number | null;
}

/**
 * How a step is carried out.
 *
 * - plain: as it is written
 * - online: as a step of the online form
 * - blocking: as it is written, although that stops others on a large table, because no online form exists
 * - sql: SQL of the revision, as it is written
 * - unknown: as it is written, or online. A table of it doesn't exist now
 * - done: an earlier run that was interrupted has done it
 */
export type PlannedWay = 'plain' | 'online' | 'blocking' | 'sql' | 'unknown' | 'done';

export interface PlannedStep {
  /** `build index ix_users_email`, `add column users.bio text` */
  readonly what: string;
  /** The call in the revision: `op.addColumn`. */
  readonly directive: string;
  readonly way: PlannedWay;
  /** Why this way: `users has 2.1 GB`. */
  readonly because: string;
  readonly statements: readonly string[];
  /** Counted from 1 in the order of the run; null outside a transaction, and for batches. */
  readonly transaction: number | null;
  /** The statement runs for so many rows at a time, each time in a transaction; null if it runs once. */
  readonly batch: number | null;
  /** The locks on tables that exist now; null if they aren't known. */
  readonly locks: readonly PlannedLock[] | null;
  /** What is lost, as `drops users.bio`; null if it isn't known. */
  readonly destroys: readonly string[] | null;
}

export interface PlannedLock {
  readonly table: string;
  /** The strongest lock of the step on the table. */
  readonly mode: LockMode;
  /** What the step does with the table under the lock. */
  readonly work: TableWork;
  /** The longest that is done until the transaction ends and the lock with it; `unknown` if SQL of the revision runs. */
  readonly held: TableWork | 'unknown';
  /** Who has to wait while the lock is held. */
  readonly stops: 'readers and writers' | 'writers' | null;
  /** With partitions, as the table is now; null if it isn't known. */
  readonly bytes: number | null;
  /** The estimate of the server; null if the table was never analyzed. */
  readonly rows: number | null;
  /** The table doesn't exist now, or is empty: nobody waits for long. */
  readonly isEmpty: boolean;
}
