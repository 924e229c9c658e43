import { interrupted } from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import type { RunOptions, RunResult } from '../run-options.js';
import { createVersionTable, readHeads, readVersionTable, type VersionTable } from '../version-table.js';
import { ask } from './ask.js';
import { explainFailure } from './explain-failure.js';
import { noteOrigin } from './failure-origin.js';
import { loadSteps } from './load-steps.js';
import type { RunLock } from './run-lock.js';
import { RunProgress } from './run-progress.js';
import { RunSession } from './run-session.js';
import { type LoadedStep, runStep } from './run-step.js';

/** One run, under the lock. */
export class Run {
  readonly #options: RunOptions;
  readonly #lock: RunLock;
  readonly #progress = new RunProgress();
  readonly #session: RunSession;
  /** Null as long as nothing of the revisions was begun. */
  #step: Step | null = null;
  #cancelling: Promise<unknown> = Promise.resolve();

  constructor(options: RunOptions, lock: RunLock) {
    this.#options = options;
    this.#lock = lock;
    this.#session = new RunSession({ connection: options.connection, lock, progress: this.#progress });
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
    }
  }

  async #readPlanRun(): Promise<RunResult> {
    const { connection, versionTable, plan, loadBody } = this.#options;
    if (this.#lock.scope === 'transaction') await this.#session.begin();
    const table = await readVersionTable(connection, versionTable);
    this.#warnOfPooler(table);
    this.#progress.heads = table.heads;
    this.#session.readHeads = () => readHeads(connection, versionTable);
    const steps = await plan(table.heads);
    const isTableThere = await this.#runAll(await loadSteps(steps, loadBody), table);
    const createdVersionTable = isTableThere && !table.exists;
    return { before: table.heads, after: this.#progress.heads, steps, createdVersionTable };
  }

  /** @returns whether the version table is there afterwards. */
  async #runAll(steps: readonly LoadedStep[], table: VersionTable): Promise<boolean> {
    let isTableThere = table.exists;
    for (const loaded of steps) {
      this.#session.throwPostedFailure();
      await (loaded.body?.transaction === false ? this.#commit() : this.#session.begin());
      if (!isTableThere) await this.#createTable(table);
      isTableThere = true;
      await this.#runOne(loaded, table);
    }
    if (!isTableThere && this.#options.alwaysCreateVersionTable === true) {
      await this.#session.begin();
      await this.#createTable(table);
      isTableThere = true;
    }
    await this.#commit();
    return isTableThere;
  }

  async #commit(): Promise<void> {
    try {
      await this.#session.commit();
    } catch (error) {
      if (this.#step !== null) noteOrigin(error, { step: this.#step, statement: 'COMMIT' });
      throw error;
    }
  }

  async #createTable(table: VersionTable): Promise<void> {
    await ask(this.#options.connection, 'create the version table', createVersionTable(table));
  }

  async #runOne(loaded: LoadedStep, table: VersionTable): Promise<void> {
    const { onStep, onStepDone, transactionPerMigration } = this.#options;
    this.#step = loaded.step;
    onStep?.(loaded.step);
    const mustCommit = await runStep(this.#session, loaded, {
      versionTable: table.sql,
      allowDestructive: this.#options.allowDestructive !== false,
    });
    if (mustCommit || transactionPerMigration || !this.#session.inTransaction) await this.#commit();
    onStepDone?.(loaded.step);
  }

  #stop(): void {
    const isRunning = this.#session.stop(interrupted('Interrupted. Nothing was done.'));
    // Behind a pooler the backend may be working for somebody else by now.
    if (!isRunning || this.#lock.scope === 'transaction') return;
    this.#cancelling = this.#options.connection.cancel(this.#lock.backendPid).catch(() => false);
  }

  async #fail(error: unknown): Promise<unknown> {
    await this.#cancelling;
    const { commitInFlight, lastFailure } = this.#session;
    await this.#rollback();
    const isInterrupted = this.#options.signal?.aborted === true;
    return explainFailure({
      error,
      lastFailure,
      progress: this.#progress,
      step: this.#step,
      commitInFlight,
      isInterrupted,
    });
  }

  /** Where the connection is lost, PostgreSQL has rolled back, or will. A late cancellation may hit the first attempt. */
  async #rollback(): Promise<void> {
    await this.#session.rollback().catch(() => this.#session.rollback().catch(() => undefined));
  }

  #warnOfPooler({ backendPid }: VersionTable): void {
    if (this.#lock.scope === 'session' && backendPid === this.#lock.backendPid) return;
    this.#options.onWarning?.(
      'A pooler stands between this program and PostgreSQL, so that the lock of a run holds only within each transaction. Give a direct URL for migrations (`directUrl`).',
    );
  }
}
