import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

/** @param what to follow the file and the line. */
export function alembicRevisionUnreadable(file: string, line: number, what: string): LimbeckError {
  return revisionError('ALEMBIC_REVISION_UNREADABLE', {
    message: `"${file}", line ${line}: ${what}.`,
    hint: 'The file is read and not run: write revision, down_revision, branch_labels and depends_on as strings, tuples or None. Nothing was imported.',
    place: { file, line },
  });
}

export function noAlembicRevisions(folder: string): LimbeckError {
  return revisionError('NO_ALEMBIC_REVISIONS', {
    message: `There is no Python file of a revision in "${folder}".`,
    hint: 'Name the folder that holds the revisions of Alembic, most often `versions`, or the one above it.',
    place: { file: folder },
  });
}

/** `program` was asked for by name, and does not run; or there is no ini file for it. */
export function alembicNotRunnable(program: string, reason: string): LimbeckError {
  return revisionError('ALEMBIC_NOT_RUNNABLE', {
    message: `"${program}" cannot write the revisions as SQL: ${reason}.`,
    hint: 'Name the program with --alembic and its settings with --ini; with --no-alembic the bodies are left to you. Nothing was imported.',
  });
}
