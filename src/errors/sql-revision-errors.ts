import type { ErrorPlace, LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

export function sqlRevisionInvalid(file: string, line: number, what: string): LimbeckError {
  return revisionError('SQL_REVISION_INVALID', {
    message: `"${file}", line ${line}: ${what}.`,
    hint: 'Begin with a header of comments (Revision ID, Revises), then `-- migrate: upgrade` and `-- migrate: downgrade`, each on a separate line.',
    place: { file, line },
  });
}

/** SQL that cannot be sent to PostgreSQL as it is. */
export function sqlStatementRefused(
  place: Required<Pick<ErrorPlace, 'file' | 'line' | 'column'>>,
  what: string,
  hint: string,
): LimbeckError {
  const { file, line, column } = place;
  return revisionError('SQL_STATEMENT_REFUSED', {
    message: `"${file}", line ${line}, column ${column}: ${what}.`,
    hint,
    place,
  });
}

export function sqlSectionMissing(revision: string, direction: string, file: string): LimbeckError {
  return revisionError('SQL_SECTION_MISSING', {
    message: `Revision "${revision}" has no section for its ${direction}, so nothing was run.`,
    hint: `Write \`-- migrate: ${direction}\` into "${file}", with the SQL below it. If there is nothing to do, write no SQL.`,
    place: { file, revision },
  });
}

/** The section says `-- migrate: refuse …`. */
export function sqlSectionRefuses(
  revision: string,
  direction: string,
  refusal: { readonly file: string; readonly line: number; readonly reason: string },
): LimbeckError {
  const { file, line, reason } = refusal;
  return revisionError('SQL_SECTION_REFUSES', {
    message: `The ${direction} of revision "${revision}" must not be run: ${reason.replace(/[.\s]+$/, '')}. Nothing was run.`,
    hint: 'Write the SQL, and remove the line `-- migrate: refuse`.',
    place: { file, line, revision },
  });
}
