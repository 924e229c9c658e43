import { LimbeckError } from '../../errors/limbeck-error.js';
import { callersTransaction, interrupted, withKeptDatabases } from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import { finishAllEntries, journalNextTo } from '../journal/journal-table.js';
import {
  RevisionJournals,
  readUnfinished,
  refuseForeignJournal,
  refuseUnfinished,
} from '../journal/resumed-revisions.js';
import { SessionLocks } from '../locks/session-locks.js';
import { logOf } from '../log/log-table.js';
import { openRunLog } from '../log/open-run-log.js';
import { OnlineRun } from '../online/online-run.js';
import { findPostgresReport } from '../postgres-report.js';
import type { RunOptions, RunResult } from '../run-options.js';
import { createVersionTable, readHeads, readVersionTable, type VersionTable } from '../version-table.js';
import { idsOf } from './database-state.js';
import { explainFailure } from './explain-failure.js';
import { findOrigin } from './failure-origin.js';
import { loadSteps } from './load-steps.js';
import { refuseLongIds } from './refuse-long-ids.js';
import { runLoadedSteps } from './run-loaded-steps.js';
import type { RunLock } from './run-lock.js';
import { ask } from './run-own-statement.js';
import { RunProgress } from './run-progress.js';
import { RunSession } from './run-session.js';
import type { LoadedStep, StepSettings } from './run-step.js';
import { Unfinished } from './undo-unfinished.js';
import { watchBackend } from './watch-backend.js';

/** A connection that does not answer an interrupted command is closed before. */
const ANSWER_LIMIT_MS = 3000;

/** Others are asked what they hold once a statement waits for so long. */
const LONG_LOCK_WAIT_MS = 500;

/** One run, under the lock. */
export class Run {
  readonly #options: RunOptions;
  readonly #lock: RunLock;
  readonly #progress = new RunProgress();
  readonly #session: RunSession;
  #locks: SessionLocks | null = null;
  #online: OnlineRun | null = null;
  /** Null as long as nothing of the revisions was begun. */
  #step: Step | null = null;
  /** What failed elsewhere, for which this run is rolled back. */
  #failedElsewhere: { readonly error: unknown } | null = null;
  #cancelling: Promise<unknown> = Promise.resolve();

  constructor(options: RunOptions, lock: RunLock) {
    this.#options = options;
    this.#lock = lock;
    const { connection, signal, onWarning } = options;
    this.#session = new RunSession({ connection, lock, progress: this.#progress, signal, onWarning });
  }

  async execute(): Promise<RunResult> {
    const { signal } = this.#options;
    const stop = () => this.#stop();
    signal?.addEventListener('abort', stop);
    try {
      return await this.#readPlanRun();
    } catch (error) {
      throw await this.#fail(error);
    } finally {
      signal?.removeEventListener('abort', stop);
      // A session that is gone takes its settings with it.
      await this.#locks?.restore().catch(() => undefined);
    }
  }

  async #readPlanRun(): Promise<RunResult> {
    const { connection, versionTable, plan, loadBody } = this.#options;
    if (this.#lock.scope === 'transaction') await this.#session.begin();
    const table = await readVersionTable(connection, versionTable);
    this.#warnOfPooler(table);
    this.#progress.heads = table.heads;
    const { onVersionApply = [] } = this.#options;
    if (!table.isWatched && onVersionApply.length === 0) this.#session.versions.mayWait(table.name.name);
    this.#session.commits.readHeads = (on) => readHeads(on, table.name);
    const unfinished = new Unfinished(await readUnfinished(connection, table), this.#options.undoes);
    const { undone, resumed } = unfinished;
    const steps = await plan(table.heads, undone);
    await refuseLongIds(connection, table, steps);
    const loaded = await loadSteps(steps, loadBody);
    this.#refuseOutside(loaded);
    this.#options.onPlanned?.(loaded.length);
    this.#limitLocks(table);
    this.#session.log = openRunLog(table, this.#options);
    if (loaded.length + undone.length > 0) await refuseForeignJournal(connection, table);
    if (this.#options.closesJournal !== true) refuseUnfinished(resumed, steps);
    this.#online = loaded.some(({ body }) => body !== null) ? await this.#beginOnline(table) : null;
    await this.#refuseBlocking(loaded, new RevisionJournals(table, resumed).of);
    const endWatch = this.#watch();
    const onStep = (step: Step) => {
      this.#step = step;
    };
    const undo = () => unfinished.undo({ session: this.#session, table: table.name, options: this.#options, onStep });
    const createdVersionTable = await undo()
      .then(() => this.#runAll(loaded, table, resumed))
      .finally(endWatch);
    return { before: table.heads, after: this.#progress.heads, steps, undone, createdVersionTable };
  }

  /** The journals are others than those of the run: each counts directives. */
  async #refuseBlocking(steps: readonly LoadedStep[], journalOf: StepSettings['journalOf']): Promise<void> {
    const { connection, allowDestructive, transactionPerMigration, tag, x, args } = this.#options;
    const online = this.#online;
    if (online === null || online.options.allowBlocking || !(await online.mayHaveLargeTables())) return;
    const { refuseBlocking } = await import('../plan/refuse-blocking.js');
    await refuseBlocking(connection, steps, {
      online: online.options,
      journalOf,
      allowDestructive: allowDestructive ?? true,
      transactionPerMigration: transactionPerMigration === true,
      tag: tag ?? null,
      x: x ?? {},
      args: args ?? {},
    });
  }

  /** @returns whether the version table was created. */
  async #runAll(steps: readonly LoadedStep[], table: VersionTable, resumed: readonly JournalEntry[]): Promise<boolean> {
    const { onStep, onStepDone, transactionPerMigration, allowDestructive, tag, closesJournal } = this.#options;
    let isCreated = false;
    const create = async () => {
      await ask(
        this.#options.connection,
        'create the version table',
        createVersionTable(table.name, { primaryKey: this.#options.versionTablePk !== false }),
      );
      isCreated = true;
      this.#session.ownStatementSent();
    };
    const hasJournal = this.#online !== null || this.#locks !== null || resumed.length > 0;
    const journals = hasJournal ? new RevisionJournals(table, resumed) : null;
    await runLoadedSteps(this.#session, steps, {
      versionTable: table.sql,
      createVersionTable: table.exists ? null : create,
      alwaysCreateVersionTable: this.#options.alwaysCreateVersionTable === true,
      allowDestructive: allowDestructive ?? true,
      transactionPerMigration: transactionPerMigration === true,
      tag: tag ?? null,
      x: this.#options.x ?? {},
      args: this.#options.args ?? {},
      onVersionApply: this.#options.onVersionApply ?? [],
      online: this.#online,
      journalOf: journals?.of,
      beforeRepeat: () => journals?.readAgain(this.#options.connection),
      onOnlineStep: this.#options.onOnlineStep,
      onBackfill: this.#options.onBackfill,
      closeJournal: closesJournal === true && resumed.length > 0 ? finishAllEntries(journalNextTo(table.name)) : null,
      beforeLastCommit: () => this.#finishElsewhere(),
      onStep: (step) => {
        this.#step = step;
        onStep?.(step);
      },
      onStepDone: (step) => onStepDone?.(step),
    });
    return isCreated;
  }

  /** Behind a pooler, and in a transaction of the caller, a run can't leave its transaction. */
  async #beginOnline({ hasTables }: VersionTable): Promise<OnlineRun | null> {
    const { connection, online } = this.#options;
    if (online === undefined || !hasTables || this.#session.isNested || connection.kind !== 'pg') return null;
    return this.#lock.scope === 'session' ? OnlineRun.begin(connection, online) : null;
  }

  /** In a database without tables nobody waits, and development is as fast as it can be. */
  #limitLocks({ timeouts, hasTables, name }: VersionTable): void {
    const { connection, lockLimits: limits, onLockRetry } = this.#options;
    if (limits === undefined || !hasTables || this.#session.isNested || connection.kind !== 'pg') return;
    const canSetSession = this.#lock.scope === 'session';
    const ownTables = [name, logOf(name), journalNextTo(name)];
    this.#locks = new SessionLocks({ connection, limits, own: timeouts, canSetSession, ownTables, onLockRetry });
    this.#session.limitLocks(this.#locks);
  }

  #watch(): () => Promise<void> {
    const { connection, onIndexBuild, onLockWait } = this.#options;
    const { scope, backendPid } = this.#lock;
    const locks = this.#locks;
    // Behind a pooler another backend may work for the run.
    if ((onIndexBuild === undefined && locks === null) || scope === 'transaction') return () => Promise.resolve();
    let told = '';
    return watchBackend({
      connection,
      backendPid,
      waitingMs: () => this.#session.waitingMs,
      onIndexBuild,
      lockWaitMs: Math.min(LONG_LOCK_WAIT_MS, (locks?.retries.limits.timeoutMs ?? Number.POSITIVE_INFINITY) / 4),
      onLockWait: (wait) => {
        if (locks !== null) locks.retries.lastWait = wait;
        const what = `${wait.table} ${wait.mode} ${wait.blockers[0]?.pid}`;
        if (what !== told) onLockWait?.(wait);
        told = what;
      },
    });
  }

  async #finishElsewhere(): Promise<void> {
    try {
      await this.#options.beforeLastCommit?.();
    } catch (error) {
      this.#failedElsewhere = { error };
      this.#session.limitLocks(null);
      throw error;
    }
  }

  #stop(): void {
    const isRunning = this.#session.stop(interrupted('Interrupted. Nothing was done.'));
    // Behind a pooler the backend may be working for somebody else by now.
    if (!isRunning || this.#lock.scope === 'transaction') return;
    this.#cancelling = this.#options.connection.cancel(this.#lock.backendPid).catch(() => false);
  }

  async #fail(error: unknown): Promise<unknown> {
    await this.#cancelling;
    await this.#session.settleUnanswered(ANSWER_LIMIT_MS);
    const { lastFailure } = this.#session;
    const { openCommit } = this.#session.commits;
    const isRolledBack = (await this.#rollback()) || findPostgresReport(findOrigin(error)?.error ?? error) !== null;
    if (this.#failedElsewhere !== null) return this.#withOwnState(this.#failedElsewhere.error);
    const isInterrupted = this.#options.signal?.aborted === true;
    const progress = this.#progress;
    const locks = this.#locks?.retries ?? null;
    const state = { progress, openCommit, isRolledBack };
    return explainFailure({ ...state, error, lastFailure, step: this.#step, locks, isInterrupted });
  }

  /** Another database failed, and this one keeps what it had committed before. */
  #withOwnState(error: unknown): unknown {
    const { done, heads } = this.#progress;
    if (!(error instanceof LimbeckError) || done.length === 0) return error;
    return withKeptDatabases(error, [{ database: this.#options.connection.description, done: idsOf(done), heads }]);
  }

  /** False if the connection is lost: PostgreSQL has rolled back, or will. A late cancellation may hit the first attempt. */
  async #rollback(): Promise<boolean> {
    const attempt = () => this.#session.rollback().then(() => true);
    return attempt().catch(() => attempt().catch(() => false));
  }

  #refuseOutside(steps: readonly LoadedStep[]): void {
    const outside = steps.find(({ body }) => body?.transaction === false);
    if (!this.#session.isNested || outside === undefined) return;
    throw callersTransaction(`Revision ${outside.step.revision?.id ?? ''} must run outside a transaction`);
  }

  #warnOfPooler({ backendPid }: VersionTable): void {
    if (this.#session.isNested) return;
    if (this.#lock.scope === 'session' && backendPid === this.#lock.backendPid) return;
    this.#options.onWarning?.(
      'A pooler is between this program and PostgreSQL, so the lock of a run holds only within each transaction. Set a direct URL for migrations (`directUrl`).',
    );
  }
}
