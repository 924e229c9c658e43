import type { ErrorCode } from './codes.js';
import type { ErrorDetails, ErrorPlace, PostgresReport } from './error-details.js';
import type { ExitStatus } from './exit-status.js';
import { maskDetails } from './mask-details.js';

export type { ErrorDetails, ErrorPlace, PostgresReport } from './error-details.js';

/** An error that the user can correct. Any other error is a defect of this tool. */
export class LimbeckError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exitStatus: ExitStatus;
  readonly place: ErrorPlace | undefined;
  readonly postgres: PostgresReport | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  /** Passwords in the details are masked. */
  constructor(given: ErrorDetails) {
    const details = maskDetails(given);
    super(details.message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'LimbeckError';
    this.code = details.code;
    this.hint = details.hint;
    this.exitStatus = details.exitStatus;
    this.place = details.place;
    this.postgres = details.postgres;
    this.data = details.data;
  }
}
