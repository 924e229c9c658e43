import type { LockMode } from '../schema/lock-mode.js';
import type { QualifiedName } from '../schema/names.js';

/**
 * What a statement does to a table while it holds its lock: only the catalogs change, all rows are read, an index is
 * built, or the table is written again with all its indexes.
 */
export type TableWork = 'moment' | 'scan' | 'build' | 'rewrite';

export interface TableLock {
  readonly table: QualifiedName;
  /** The strongest lock that is taken on the table. */
  readonly mode: LockMode;
  readonly work: TableWork;
}

/** Rows to change in batches, each in a transaction. */
export interface Backfill {
  readonly table: QualifiedName;
  /** SQL after SET. */
  readonly set: string;
  /** SQL after WHERE. */
  readonly where: string;
  /** The columns of a key to walk through the table by; null if the table has none, and is walked page by page. */
  readonly key: readonly string[] | null;
  /** Rows of a batch at most. */
  readonly batch: number;
  /** Between two batches. */
  readonly pauseMs: number;
  /** `where` holds only for rows that are left to do, so the walk is repeated as long as it holds for any. */
  readonly isRepeatable: boolean;
  /** Triggers of users that run for each row. */
  readonly triggers: readonly string[];
  /** It is certain that no value is lost. */
  readonly keepsValues: boolean;
}

/** What a step that was cut off may leave behind, and what has to go before the step runs again or is undone. */
export interface Leftovers {
  /** A query with one row and one column, `found`. */
  readonly found: string;
  readonly statements: readonly string[];
  readonly transaction: boolean;
}

/**
 * A part of the online form of an operation. All steps of an operation are computed before the first one runs, and
 * stay as they are: in the middle, the catalogs say other things.
 *
 * To run a step that may have been started before: ask `done`; if it isn't done, remove the leftovers if any are
 * found, ask again (to remove them can be what was left to do), and run it. To undo it: remove the leftovers, ask
 * `done`, and undo it if it is done. Later steps are undone before.
 */
export interface OnlineStep {
  /** For the plan, the journal and progress: `build index ix_users_email`. */
  readonly what: string;
  /** Empty if there is a backfill. */
  readonly statements: readonly string[];
  /** False: PostgreSQL refuses the statement, which is the only one, in a transaction. */
  readonly transaction: boolean;
  /**
   * A query with one row and one column, `done`: whether the catalogs show what the step does, or what a later step
   * made of it. Only asked of a step that was started: an object of the same name may have been there before.
   */
  readonly done: string;
  /** Statements that undo the step; null if it can't be undone, because it drops what held data. */
  readonly undo: readonly string[] | null;
  readonly undoInTransaction: boolean;
  readonly leftovers: Leftovers | null;
  /** The locks on tables that existed before the operation. */
  readonly locks: readonly TableLock[];
  readonly backfill?: Backfill;
}
