import type { ExitStatus } from '../../errors/exit-status.js';
import type { LimbeckError } from '../../errors/limbeck-error.js';
import type { UserCode } from '../../util/user-code.js';

/** How a call of the program ended. */
export type Outcome = { readonly kind: 'ended'; readonly status: ExitStatus } | FailedOutcome;

export interface FailedOutcome {
  readonly kind: 'failed';
  readonly error: unknown;
  /** For an error that nothing awaits: the user's code that ran meanwhile. */
  readonly during?: UserCode | null;
  /** Adds what the error meant for the run that it stopped. */
  readonly explain?: (failure: LimbeckError) => LimbeckError;
}
