import type { QualifiedName } from '../schema/names.js';
import type { OnVersionApply } from '../script/on-version-apply.js';
import type { SqlStatement } from '../script/split-statements.js';
import type { RevisionStep, Step } from '../script/step.js';
import type { LockLimits } from '../settings/lock-limits.js';
import type { Connection } from './connection.js';
import type { LockWait } from './locks/lock-wait.js';
import type { LogAuthor } from './log/log-entry.js';
import type { OnlineOptions } from './online/online-run.js';
import type { Operations } from './operations.js';

/** What a revision does in one direction: directives, or SQL. */
export type RevisionPart =
  | ((op: Operations, args: Readonly<Record<string, unknown>>) => unknown)
  | readonly SqlStatement[];

/** What a revision file has to offer to the runner. */
export interface RevisionBody {
  readonly upgrade?: RevisionPart;
  readonly downgrade?: RevisionPart;
  /** False: outside a transaction. */
  readonly transaction?: boolean;
  /** Of the file, for the log; null if there is no file. */
  readonly fingerprint?: string | null;
}

/** Who holds the lock, as far as this role may see it in pg_stat_activity. */
export interface LockHolder {
  readonly pid: number;
  readonly applicationName: string | null;
  readonly user: string | null;
}

/** How far PostgreSQL is with an index (manual: "CREATE INDEX Progress Reporting"). */
export interface IndexBuild {
  /** Null for one that the run has created and not committed. */
  readonly table: string | null;
  readonly index: string | null;
  /** `building index: loading tuples in tree`. */
  readonly phase: string;
  /** From 0 to 1, of this phase; null if PostgreSQL doesn't count in it. */
  readonly part: number | null;
}

/** The run could not get a lock in time, has let go of what it held, and is about to try again. */
export interface LockRetry {
  /** Null if nobody could be asked. */
  readonly wait: LockWait | null;
  /** Which attempt is next, and how many there are. */
  readonly attempt: number;
  readonly attempts: number;
  readonly pauseMs: number;
  /** The steps that were rolled back, and are run again; 0 if the statement alone is tried again. */
  readonly steps: number;
}

/** A step of the online form of a directive. */
export interface OnlineStepInfo {
  /** `build index ix_users_email`. */
  readonly what: string;
  readonly step: number;
  readonly steps: number;
  /** Why the directive runs online: `users has 2.1 GB`; null if it was decided in an earlier run. */
  readonly because: string | null;
}

/** How far a walk through a table is that changes rows in batches. */
export interface BackfillProgress {
  readonly table: string;
  /** How many rows this run has come by. */
  readonly rows: number;
  /** How many the table has, as PostgreSQL estimates them; null if it was never analyzed. */
  readonly total: number | null;
  readonly perSecond: number;
  /** Null if that isn't known. */
  readonly secondsLeft: number | null;
  /** How far the slowest replica is behind if the run waits for it, in seconds; otherwise null. */
  readonly lagSeconds: number | null;
}

/** Events during a run, for printers. */
export interface RunEvents {
  /** Another run holds the lock; said once, then the run waits. */
  readonly onWaiting?: (holder: LockHolder | null) => void;
  /** The lock is held and every revision is loaded: how many steps there are. */
  readonly onPlanned?: (steps: number) => void;
  /**
   * An index has been building for a while: how far it is, or null if it is done. PostgreSQL is asked over a second
   * session, and only if this is given.
   */
  readonly onIndexBuild?: (build: IndexBuild | null) => void;
  /** A statement waits for a lock that other sessions hold; said once for each statement. */
  readonly onLockWait?: (wait: LockWait) => void;
  readonly onLockRetry?: (retry: LockRetry) => void;
  /** A step of the online form of a directive is about to run. */
  readonly onOnlineStep?: (step: OnlineStepInfo) => void;
  /** Rows are changed in batches: how far that is, after each batch; null when it ends. */
  readonly onBackfill?: (progress: BackfillProgress | null) => void;
  /** About to run. */
  readonly onStep?: (step: Step) => void;
  readonly onStepDone?: (step: Step) => void;
  /** Something is wrong with the surroundings, not with the run: a transaction pooler. */
  readonly onWarning?: (message: string) => void;
}

export interface RunOptions extends RunEvents {
  readonly connection: Connection;
  /** A schema of null is the default schema of the connection: the first that exists of its search path. */
  readonly versionTable: QualifiedName;
  /** False: a version table that is created gets no primary key. */
  readonly versionTablePk?: boolean;
  /** Creates the version table even if there is nothing to record. */
  readonly alwaysCreateVersionTable?: boolean;
  /** Called under the lock with the heads that the version table names, and with what is undone before the steps. */
  readonly plan: (heads: readonly string[], undone: readonly string[]) => readonly Step[] | Promise<readonly Step[]>;
  readonly loadBody: (step: Step) => RevisionBody | Promise<RevisionBody>;
  /** The second argument of `upgrade` and `downgrade`. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** Called when everything is done and the last transaction is about to be committed; if it fails, that is rolled back. */
  readonly beforeLastCommit?: () => Promise<void>;
  /** Called in their order once the version table was told of a step, in its transaction. */
  readonly onVersionApply?: readonly OnVersionApply[];
  /** A transaction for each revision instead of one for the run. */
  readonly transactionPerMigration?: boolean;
  /** Whether revisions may destroy data, or the ids of those that may. False refuses also what may destroy some. */
  readonly allowDestructive?: boolean | readonly string[];
  /** What `--tag` said, for `op.getContext()`. */
  readonly tag?: string | null;
  /** The `-x` arguments, for the same use. */
  readonly x?: Readonly<Record<string, string | undefined>>;
  /** How long statements may wait for locks. Without it, as long as the session allows, and once. */
  readonly lockLimits?: LockLimits | undefined;
  /** The caller knows what the database is at: revisions that could not end count as done by hand, or undone. */
  readonly closesJournal?: boolean | undefined;
  /** Of revisions that could not end, those in these directions are undone before the steps. */
  readonly undoes?: readonly RevisionStep['direction'][] | undefined;
  /** How directives on large tables are carried out. Missing: as they are written. */
  readonly online?: OnlineOptions | undefined;
  /** Who carries out the revisions, for the log of the database. Without it, none is kept. */
  readonly log?: LogAuthor | undefined;
  /** How long to wait for another run. Defaults to one minute. */
  readonly runWaitMs?: number;
  /** Ctrl-C: stops the statement that is running and rolls back. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** The heads before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly steps: readonly Step[];
  /** Revisions that an earlier run could not end, and this one has undone. */
  readonly undone: readonly string[];
  readonly createdVersionTable: boolean;
}
