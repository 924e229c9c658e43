import type { Step } from '../../script/step.js';
import type { RunEvents } from '../run-options.js';
import { noteOrigin } from './failure-origin.js';
import { type LoadedStep, runStep, type StepSettings } from './run-step.js';
import type { StepSession } from './step-session.js';

export interface StepsOptions extends StepSettings, Pick<RunEvents, 'onStep' | 'onStepDone'> {
  /** Creates the version table before the first step, in its transaction; null if the table exists. */
  readonly createVersionTable: (() => Promise<unknown>) | null;
  /** Creates it even if the run has no step. */
  readonly alwaysCreateVersionTable: boolean;
  readonly transactionPerMigration: boolean;
  /** The statement that records that no revision is unfinished any more; null to leave that as it is. */
  readonly closeJournal?: string | null;
  readonly beforeLastCommit?: () => Promise<void>;
  /** Called before a revision runs again of which a part is committed. */
  readonly beforeRepeat?: () => Promise<void> | undefined;
}

/**
 * Runs steps in one transaction, or one for each, or outside one, as the options and the revisions say. What was rolled
 * back for a lock that others hold is run again.
 */
export async function runLoadedSteps(
  session: StepSession,
  steps: readonly LoadedStep[],
  options: StepsOptions,
): Promise<void> {
  for (;;) {
    const { done, hasCommitted } = session.progress;
    try {
      // The first commit keeps the version table.
      const { createVersionTable } = options;
      await runFrom(session, steps.slice(done.length), {
        ...options,
        createVersionTable: hasCommitted ? null : createVersionTable,
      });
      return;
    } catch (error) {
      if (!(await session.stepBack(error))) throw error;
      if (session.progress.partlyKept) await options.beforeRepeat?.();
    }
  }
}

async function runFrom(session: StepSession, steps: readonly LoadedStep[], options: StepsOptions): Promise<void> {
  let previous: Step | null = null;
  let { createVersionTable } = options;
  for (const loaded of steps) {
    session.throwPostedFailure();
    await (loaded.body?.transaction === false ? commit(session, previous) : session.begin());
    await createVersionTable?.();
    createVersionTable = null;
    previous = loaded.step;
    await runOne(session, loaded, options);
  }
  if (createVersionTable !== null && options.alwaysCreateVersionTable) {
    await session.begin();
    await createVersionTable();
  }
  const { closeJournal = null } = options;
  if (closeJournal !== null) {
    await session.begin();
    session.post({ statement: closeJournal, origin: null });
  }
  if (options.beforeLastCommit !== undefined) {
    await session.settle();
    await options.beforeLastCommit();
  }
  await commit(session, previous);
}

async function runOne(session: StepSession, loaded: LoadedStep, options: StepsOptions): Promise<void> {
  session.whenDone(() => options.onStep?.(loaded.step));
  const mustCommit = await runStep(session, loaded, options);
  if (mustCommit || options.transactionPerMigration || !session.inTransaction) await commit(session, loaded.step);
  session.whenDone(() => options.onStepDone?.(loaded.step));
}

async function commit(session: StepSession, step: Step | null): Promise<void> {
  try {
    await session.commit();
  } catch (error) {
    if (step !== null) noteOrigin(error, { step, statement: 'COMMIT' });
    throw error;
  }
}
