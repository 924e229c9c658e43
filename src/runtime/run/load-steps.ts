import { revisionFunctionMissing } from '../../errors/run-errors.js';
import { sqlSectionMissing } from '../../errors/sql-revision-errors.js';
import type { RevisionStep, Step } from '../../script/step.js';
import type { RevisionBody, RunOptions } from '../run-options.js';
import type { LoadedStep } from './run-step.js';

/** Loads every body before the first one runs, so that a broken file stops the run before it begins. */
export async function loadSteps(
  steps: readonly Step[],
  loadBody: RunOptions['loadBody'],
): Promise<readonly LoadedStep[]> {
  const loaded: LoadedStep[] = [];
  for (const step of steps) {
    loaded.push({ step, body: step.direction === 'stamp' ? null : await loadOne(step, loadBody) });
  }
  return loaded;
}

async function loadOne(step: RevisionStep, loadBody: RunOptions['loadBody']): Promise<RevisionBody> {
  const body = await loadBody(step);
  if (body[step.direction] === undefined) {
    const { id, path, language } = step.revision;
    throw (language === 'sql' ? sqlSectionMissing : revisionFunctionMissing)(id, step.direction, path);
  }
  return body;
}
