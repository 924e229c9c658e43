import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** The command has done its work, and its result could not be printed: a full disk. */
export function outputFailed(cause: Error): LimbeckError {
  return new LimbeckError({
    code: 'OUTPUT_FAILED',
    message: `The command succeeded, but its result could not be written to standard output: ${cause.message}.`,
    hint: 'Free space where the output goes. `migrate current` shows where the database is.',
    exitStatus: ExitStatus.badRequest,
    cause,
  });
}
