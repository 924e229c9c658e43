import { LimbeckError } from '../../errors/limbeck-error.js';
import { failedInRevision, revisionFailed } from '../../errors/run-errors.js';
import type { Queryable } from '../../util/queryable.js';
import { isConnectionLost } from '../postgres-report.js';
import { describeFailure } from '../run/explain-failure.js';
import { findOrigin } from '../run/failure-origin.js';
import { CORRECT_IT } from '../run/refusal-hints.js';
import type { LoadedStep } from '../run/run-step.js';
import { type PlanSettings, planLoadedSteps } from './plan-run.js';

/**
 * Refuses a run that would stop others on a large table, before its first revision. What can't be planned is refused
 * when its turn comes.
 */
export async function refuseBlocking(
  db: Queryable,
  steps: readonly LoadedStep[],
  settings: Omit<PlanSettings, 'describe' | 'refusesBlocking'>,
): Promise<void> {
  try {
    await planLoadedSteps(db, { steps }, { ...settings, refusesBlocking: true, describe: ({ kind }) => kind });
  } catch (error) {
    throw explain(error);
  }
}

function explain(thrown: unknown): unknown {
  const found = findOrigin(thrown);
  if (found === null || isConnectionLost(thrown)) return thrown;
  const { error, origin } = found;
  const failure = {
    ...describeFailure(error, origin.step),
    state: 'Nothing was executed.',
    hint: CORRECT_IT,
    data: { failed: origin.step.revision?.id ?? null },
  };
  return error instanceof LimbeckError ? failedInRevision(error, failure, false) : revisionFailed(failure);
}
