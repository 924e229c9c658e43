import { ExitStatus } from './exit-status.js';
import { LimbeckError, type PostgresReport } from './limbeck-error.js';

/** Declared rows that can't be. @param why follows "The rows of plans" */
export function invalidRows(table: string, why: string, hint: string): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_ROWS',
    message: `The rows of table "${table}" ${why}.`,
    hint,
    exitStatus: ExitStatus.badRequest,
    data: { table },
  });
}

interface FileFault {
  readonly line?: number;
  readonly cause?: unknown;
}

export function rowsFileInvalid(file: string, why: string, { line, cause }: FileFault = {}): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_ROWS',
    message: `The file "${file}" of rowsFrom() ${why}.`,
    hint: 'Write CSV with a header, where an empty field is NULL, or JSON with a list of objects.',
    exitStatus: ExitStatus.badRequest,
    place: { file, ...(line === undefined ? {} : { line }) },
    cause,
  });
}

/** @param why follows the path of a file for op.copyRows */
export function copiedFileInvalid(file: string, why: string, { line, cause }: FileFault = {}): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_ROWS',
    message: `The file "${file}" of op.copyRows ${why}.`,
    hint: 'Write CSV in UTF-8 with a header, where an empty field is NULL. A relative path starts at the folder of the revision.',
    exitStatus: ExitStatus.badRequest,
    place: { file, ...(line === undefined ? {} : { line }) },
    cause,
  });
}

export function rowsUnreadable(table: string, postgres: PostgresReport, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'ROWS_UNREADABLE',
    message: `The role can't read all rows of "${table}". PostgreSQL says: ${postgres.message}.`,
    hint: `Grant the role SELECT on "${table}". If the table has row-level security, connect as its owner or as a role with BYPASSRLS.`,
    exitStatus: ExitStatus.refused,
    data: { table },
    postgres,
    cause,
  });
}

export function rowsNotComparable(table: string, postgres: PostgresReport, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'ROWS_NOT_COMPARABLE',
    message: `The declared rows of "${table}" can't be compared with those of the database. PostgreSQL says: ${postgres.message}.`,
    hint: 'Correct the value in the declared rows.',
    exitStatus: ExitStatus.badRequest,
    data: { table },
    postgres,
    cause,
  });
}

export function rowKeyMissing(table: string, columns: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'ROWS_NOT_COMPARABLE',
    message: `The rows of "${table}" can't be compared by ${columns.join(', ')}: the table has rows, and the database doesn't have the column yet.`,
    hint: 'Write a revision that adds the column and fills it. Declare rows by this key afterwards.',
    exitStatus: ExitStatus.badRequest,
    data: { table, columns },
  });
}
