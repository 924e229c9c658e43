import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError } from './limbeck-error.js';

export const REVISION_ERROR_CODES = [
  'AMBIGUOUS_CURRENT',
  'AMBIGUOUS_REVISION',
  'AMBIGUOUS_WALK',
  'BRANCH_LABEL_INVALID',
  'BRANCH_LABEL_TAKEN',
  'BRANCH_NOT_APPLIED',
  'CURRENT_OVERLAPS',
  'CURRENT_UNKNOWN',
  'DEPENDENCY_CYCLE',
  'DEPENDENCY_MISSING',
  'DOWN_REVISION_MISSING',
  'DUPLICATE_HEADS',
  'DUPLICATE_REVISION',
  'FILE_TEMPLATE_INVALID',
  'HISTORY_RANGE_INVALID',
  'MULTIPLE_HEADS',
  'NOT_A_DOWNGRADE_TARGET',
  'NOT_A_HEAD',
  'NOT_A_LINE',
  'NOT_A_REVISION',
  'NOT_IN_BRANCH',
  'RANGE_NOT_ALLOWED',
  'REVISION_CYCLE',
  'REVISION_FILE_EXISTS',
  'REVISION_HEADER_INVALID',
  'REVISION_ID_INVALID',
  'REVISION_ID_TAKEN',
  'REVISION_TEMPLATE_INVALID',
  'SELECTOR_INVALID',
  'SELECTOR_NOT_HERE',
  'SQL_REVISION_INVALID',
  'STAMP_OVERLAPS',
  'TIMEZONE_UNKNOWN',
  'TOO_FEW_STEPS',
  'UNKNOWN_BRANCH',
  'UNKNOWN_REVISION',
  'VERSION_LOCATION_NEEDED',
  'VERSION_LOCATION_UNKNOWN',
  'VERSION_LOCATION_UNREADABLE',
] as const;
export type RevisionErrorCode = (typeof REVISION_ERROR_CODES)[number];

export interface RevisionErrorDetails {
  readonly message: string;
  readonly hint: string;
  readonly place?: ErrorPlace;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What all of this family share: the request or the files are wrong, and nothing was touched. */
export function revisionError(code: RevisionErrorCode, details: RevisionErrorDetails): LimbeckError {
  return new LimbeckError({ code, exitStatus: ExitStatus.badRequest, ...details });
}
