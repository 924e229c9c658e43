import { callersTransaction, interrupted } from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import type { RunOptions, RunResult } from '../run-options.js';
import { createVersionTable, readHeads, readVersionTable, type VersionTable } from '../version-table.js';
import { ask } from './ask.js';
import { explainFailure } from './explain-failure.js';
import { loadSteps } from './load-steps.js';
import { runLoadedSteps } from './run-loaded-steps.js';
import type { RunLock } from './run-lock.js';
import { RunProgress } from './run-progress.js';
import { RunSession } from './run-session.js';
import type { LoadedStep } from './run-step.js';

/** One run, under the lock. */
export class Run {
  readonly #options: RunOptions;
  readonly #lock: RunLock;
  readonly #progress = new RunProgress();
  readonly #session: RunSession;
  /** Null as long as nothing of the revisions was begun. */
  #step: Step | null = null;
  /** What failed elsewhere, for which this run is rolled back. */
  #failedElsewhere: { readonly error: unknown } | null = null;
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
    const loaded = await loadSteps(steps, loadBody);
    this.#refuseOutside(loaded);
    const createdVersionTable = await this.#runAll(loaded, table);
    return { before: table.heads, after: this.#progress.heads, steps, createdVersionTable };
  }

  /** @returns whether the version table was created. */
  async #runAll(steps: readonly LoadedStep[], table: VersionTable): Promise<boolean> {
    const { onStep, onStepDone, transactionPerMigration, allowDestructive, tag } = this.#options;
    let isCreated = false;
    const create = async () => {
      await ask(
        this.#options.connection,
        'create the version table',
        createVersionTable(table.name, { primaryKey: this.#options.versionTablePk !== false }),
      );
      isCreated = true;
    };
    await runLoadedSteps(this.#session, steps, {
      versionTable: table.sql,
      createVersionTable: table.exists ? null : create,
      alwaysCreateVersionTable: this.#options.alwaysCreateVersionTable === true,
      allowDestructive: allowDestructive !== false,
      transactionPerMigration: transactionPerMigration === true,
      tag: tag ?? null,
      x: this.#options.x ?? {},
      args: this.#options.args ?? {},
      onVersionApply: this.#options.onVersionApply ?? [],
      beforeLastCommit: () => this.#finishElsewhere(),
      onStep: (step) => {
        this.#step = step;
        onStep?.(step);
      },
      onStepDone: (step) => onStepDone?.(step),
    });
    return isCreated;
  }

  async #finishElsewhere(): Promise<void> {
    try {
      await this.#options.beforeLastCommit?.();
    } catch (error) {
      this.#failedElsewhere = { error };
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
    const { commitInFlight, lastFailure } = this.#session;
    await this.#rollback();
    if (this.#failedElsewhere !== null) return this.#failedElsewhere.error;
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

  #refuseOutside(steps: readonly LoadedStep[]): void {
    const outside = steps.find(({ body }) => body?.transaction === false);
    if (!this.#session.isNested || outside === undefined) return;
    throw callersTransaction(`Revision ${outside.step.revision?.id ?? ''} has to run outside of a transaction`);
  }

  #warnOfPooler({ backendPid }: VersionTable): void {
    if (this.#session.isNested) return;
    if (this.#lock.scope === 'session' && backendPid === this.#lock.backendPid) return;
    this.#options.onWarning?.(
      'A pooler stands between this program and PostgreSQL, so that the lock of a run holds only within each transaction. Give a direct URL for migrations (`directUrl`).',
    );
  }
}
