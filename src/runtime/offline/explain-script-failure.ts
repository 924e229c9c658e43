import { LimbeckError } from '../../errors/limbeck-error.js';
import { scriptFailed } from '../../errors/run-errors.js';
import { describeFailure } from '../run/explain-failure.js';
import { findOrigin } from '../run/failure-origin.js';

/** What happened in which revision, and where. What did not come out of a revision stays as it is. */
export function explainScriptFailure(thrown: unknown, state = 'No script was written.'): unknown {
  const found = findOrigin(thrown);
  if (found === null) return thrown;
  const { error, origin } = found;
  const [code, hint] =
    error instanceof LimbeckError
      ? ([error.code, error.hint] as const)
      : (['REVISION_FAILED', 'Correct the revision, and run the command again.'] as const);
  const data = { failed: origin.step.revision?.id ?? null };
  return scriptFailed({ ...describeFailure(error, origin.step), state, hint, data }, code);
}
