import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

export function currentUnknown(unknown: readonly string[]): LimbeckError {
  return revisionError('CURRENT_UNKNOWN', {
    message: `The version table contains ${quoteList(unknown)}, but no revision file has that id.`,
    hint: 'Restore the file (it may be on another branch). Or, if the database already matches a revision, record it with `migrate stamp --purge REVISION`.',
    data: { unknown },
  });
}

export function currentOverlaps(upper: string, lower: string): LimbeckError {
  return revisionError('CURRENT_OVERLAPS', {
    message: `The version table contains "${upper}" and also "${lower}", which "${upper}" includes.`,
    hint: 'Set the correct state with `migrate stamp --purge REVISION…`.',
    data: { upper, lower },
  });
}

/** @param target as it was typed. */
export function notADowngradeTarget(target: string, current: readonly string[]): LimbeckError {
  const where = current.length === 0 ? 'at base' : `at ${quoteList(current)}`;
  return revisionError('NOT_A_DOWNGRADE_TARGET', {
    message: `Can't downgrade to "${target}": the database is ${where}.`,
    hint: 'Name a revision below the current one, or use `migrate upgrade`.',
    data: { target, current },
  });
}

export function stampOverlaps(upper: string, lower: string): LimbeckError {
  return revisionError('STAMP_OVERLAPS', {
    message: `A database cannot be stamped with "${lower}" and "${upper}" at once: "${upper}" comes after "${lower}".`,
    hint: `Stamp it with "${upper}" only.`,
    data: { upper, lower },
  });
}
