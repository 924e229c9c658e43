import type { ErrorCode } from './codes.js';
import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError } from './limbeck-error.js';

export interface RevisionErrorDetails {
  readonly message: string;
  readonly hint: string;
  readonly place?: ErrorPlace;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What all of this family share: the request or the files are wrong, and nothing was touched. */
export function revisionError(code: ErrorCode, details: RevisionErrorDetails): LimbeckError {
  return new LimbeckError({ code, exitStatus: ExitStatus.badRequest, ...details });
}
