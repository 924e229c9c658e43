import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

export const OPERATION_ERROR_CODES = ['IRREVERSIBLE_OPERATION'] as const;
export type OperationErrorCode = (typeof OPERATION_ERROR_CODES)[number];

export function irreversibleOperation(what: string): LimbeckError {
  return new LimbeckError({
    code: 'IRREVERSIBLE_OPERATION',
    message: `"${what}" does not say what was there before, so it cannot be reversed.`,
    hint: 'Write the way back by hand in downgrade().',
    exitStatus: ExitStatus.badRequest,
  });
}
