import type { ErrorCode } from './codes.js';
import type { ErrorPlace, PostgresReport } from './error-details.js';
import type { ExitStatus } from './exit-status.js';
import type { LimbeckError } from './limbeck-error.js';

/** An error as data. */
export interface ErrorData {
  /** Permanent; explained in docs/errors.md. */
  readonly code: ErrorCode;
  /** What happened and why. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** The exit status of the program. */
  readonly exitStatus: ExitStatus;
  readonly place?: ErrorPlace;
  readonly postgres?: PostgresReport;
  /** What a program needs to act on the error. The properties depend on the code. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What `--json` prints if a command fails. */
export interface ErrorOutput {
  readonly error: ErrorData;
}

export function errorData({ code, message, hint, exitStatus, place, postgres, data }: LimbeckError): ErrorData {
  return {
    code,
    message,
    hint,
    exitStatus,
    ...(place === undefined ? {} : { place }),
    ...(postgres === undefined ? {} : { postgres }),
    ...(data === undefined ? {} : { data }),
  };
}
