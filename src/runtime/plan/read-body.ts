import { revisionThrew } from '../../errors/run-errors.js';
import { isReadableError } from '../../util/thrown.js';
import { runUserCode } from '../../util/user-code.js';
import { createOperations } from '../op/create-operations.js';
import { findOrigin, noteOrigin } from '../run/failure-origin.js';
import type { LoadedStep, StepSettings } from '../run/run-step.js';
import { PlanExecutor } from './plan-executor.js';
import type { PlannedBody } from './planned-directive.js';

/** What a revision calls, up to the first thing that only a run can tell it. Fails if the revision would fail in a run. */
export async function readBody(
  { step, body }: LoadedStep,
  { tag, x, args }: Pick<StepSettings, 'tag' | 'x' | 'args'>,
): Promise<PlannedBody> {
  if (step.direction === 'stamp' || body === null) return { directives: [], unknown: null };
  const executor = new PlanExecutor({ step, tag, x });
  const part = body[step.direction] ?? [];
  if (typeof part !== 'function') {
    executor.addStatements(part);
    return executor.body;
  }
  try {
    const code = { what: `${step.direction}()`, file: step.revision.path };
    await runUserCode(code, () => part(createOperations(executor), args));
    await executor.drain();
  } catch (thrown) {
    const error = isReadableError(thrown) ? thrown : revisionThrew(thrown);
    await executor.close(error);
    if (executor.isUnknown) return executor.body;
    if (findOrigin(error) === null) noteOrigin(error, { step });
    throw error;
  }
  return executor.body;
}
