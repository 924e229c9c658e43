import type { Step } from '../../script/step.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import type { RunLog } from '../log/run-log.js';
import type { FailureOrigin } from './failure-origin.js';
import type { Posted } from './posted-statements.js';
import type { ServerAccess } from './repeat/server-access.js';
import type { RunProgress } from './run-progress.js';
import type { VersionRecord } from './version-record.js';

/** Rows that others change meanwhile are no error, whatever level the role has by default. */
export type TransactionMode = '' | ' ISOLATION LEVEL READ COMMITTED';

/** Where the statements and transactions of a run go: to a connection, or into a script. */
export interface StepSession {
  /** True for a script: statements have no results. */
  readonly offline: boolean;
  readonly progress: RunProgress;
  readonly inTransaction: boolean;
  /** True if the caller has begun a transaction, which no run can commit. */
  readonly isNested: boolean;
  readonly isStopped: boolean;
  /** Posts the changes of the version table, at the latest before something could see that one is missing. */
  readonly versions: VersionRecord;
  /** Written by each commit; null if none is kept. */
  readonly log: RunLog | null;
  /** @param mode what follows BEGIN */
  begin(mode?: TransactionMode): Promise<void>;
  /** @param options journaled: the journal says how far the step is, as of this transaction */
  commit(options?: { readonly journaled: boolean }): Promise<void>;
  rollback(): Promise<void>;
  /**
   * Whether the failure is one that time heals, so that everything since the last commit may be run again. That is a part
   * of a revision if its steps are in the journal.
   */
  stepBack(error: unknown, options?: { readonly partOfRevision: boolean }): Promise<boolean>;
  /** What follows belongs to this step. */
  beginStep(step: Step): void;
  /** Sends a statement and waits for its result. */
  send<R = Row>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>>;
  /**
   * Sends a statement that runs in the transaction of the run, and waits for those before it only where many are on
   * their way. {@link settle} waits for all. PostgreSQL refuses the statements after one that failed.
   */
  sendAhead(statement: string, origin: FailureOrigin): Promise<void>;
  /** Waits for what was sent ahead. To be called before code of the user's runs, which may count on it. */
  settleAhead(): Promise<void>;
  /** Calls back when every statement of a revision that is on its way has run, which may be at once. */
  whenDone(callback: () => void): void;
  /** For a look at what an attempt before has left; null offline. */
  readonly server: ServerAccess | null;
  /** Ends what a revision has begun itself, outside the transaction of the run, when it can go no further. */
  rollbackOwn(): Promise<void>;
  /** Sends a statement that nobody waits for until {@link settle}. */
  post(posted: Posted): void;
  /** Waits for what was posted; fails with the first failure. */
  settle(): Promise<void>;
  throwPostedFailure(): void;
  /** The outcome of the user's code, or the reason why it is not waited for any more. */
  unlessStopped<T>(work: T): Promise<Awaited<T>>;
}
