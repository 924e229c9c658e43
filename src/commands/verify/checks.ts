import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { multipleHeads } from '../../errors/selector-errors.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { toIds } from '../../script/revision-node.js';
import type { RevisionStep } from '../../script/step.js';
import { findDifference } from '../difference/find-difference.js';
import { differs, type Findings, failureOf } from './failure.js';
import type { ScratchHistory } from './scratch-history.js';

/** All revisions, oldest first, as they are applied to an empty database. */
export function allSteps(map: RevisionMap): readonly RevisionStep[] {
  return planUpgrade(map, [], 'heads');
}

export function checkHeads(map: RevisionMap, { onFailure }: Findings): void {
  const [first, ...others] = toIds(map.heads);
  if (first === undefined || others.length === 0) return;
  onFailure({ check: 'heads', step: null, error: multipleHeads('head', [first, ...others]) });
}

/** Applies all revisions to the empty database. @returns whether that worked. */
export async function checkUpgrade(history: ScratchHistory, { onFailure }: Findings): Promise<boolean> {
  const steps = allSteps(history.place.map);
  try {
    await history.run(steps);
    return true;
  } catch (error) {
    const failure = failureOf(error);
    const { revision } = failure.place ?? {};
    onFailure({ check: 'upgrade', step: steps.find((step) => step.revision.id === revision) ?? null, error: failure });
    return false;
  }
}

/** Compares the models with a database on which all revisions were run. */
export async function checkModels(history: ScratchHistory, { onFailure }: Findings): Promise<void> {
  const { settings, map, events } = history.place;
  const { operations } = await findDifference(history.connection, { settings, map, events });
  if (operations.length === 0) return;
  const what = 'The revisions do not lead to what the models declare';
  onFailure({ check: 'models', step: null, error: differs('models', what, operations.map(describeOperation)) });
}

/** For a program that stops at the first failure. */
export const THROWING: Findings = {
  onFailure: ({ error }) => {
    throw error;
  },
  onNotTried: () => undefined,
};

/** Whether the revision has no downgrade at all, which is found before anything runs. */
export function hasNoDowngrade(error: unknown): boolean {
  return (
    error instanceof LimbeckError &&
    (error.code === 'REVISION_FUNCTION_MISSING' || error.code === 'SQL_SECTION_MISSING')
  );
}
