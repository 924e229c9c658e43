import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

export function currentUnknown(unknown: readonly string[]): LimbeckError {
  return revisionError('CURRENT_UNKNOWN', {
    message: `The version table names ${quoteList(unknown)}, which no revision file states.`,
    hint: 'Bring the file back, perhaps from another branch of the code; or say what the database holds with `migrate stamp --purge REVISION`.',
    data: { unknown },
  });
}

export function currentOverlaps(upper: string, lower: string): LimbeckError {
  return revisionError('CURRENT_OVERLAPS', {
    message: `The version table names "${upper}" and also "${lower}", which "${upper}" includes.`,
    hint: 'Write the version table anew with `migrate stamp --purge REVISION…`.',
    data: { upper, lower },
  });
}

/** @param target as it was typed. */
export function notADowngradeTarget(target: string, current: readonly string[]): LimbeckError {
  const where = current.length === 0 ? 'at base' : `at ${quoteList(current)}`;
  return revisionError('NOT_A_DOWNGRADE_TARGET', {
    message: `There is no way down to "${target}": the database is ${where}.`,
    hint: 'Name a revision below the current one, or use `migrate upgrade`.',
    data: { target, current },
  });
}

export function stampOverlaps(upper: string, lower: string): LimbeckError {
  return revisionError('STAMP_OVERLAPS', {
    message: `A database cannot be stamped with "${lower}" and "${upper}" at once: "${upper}" comes after "${lower}".`,
    hint: `Stamp it with "${upper}" alone.`,
    data: { upper, lower },
  });
}
