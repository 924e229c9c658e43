import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

/** @param tool as people write it */
export function noMigrations(tool: string, folder: string, expected: string): LimbeckError {
  return revisionError('NO_MIGRATIONS', {
    message: `"${folder}" has no migrations of ${tool}.`,
    hint: `Name ${expected}. If the history is gone, start with \`migrate reflect --stamp\`.`,
    place: { file: folder },
  });
}

/** @param what a sentence without its full stop */
export function migrationNotImportable(file: string, what: string, hint: string): LimbeckError {
  return revisionError('MIGRATION_NOT_IMPORTABLE', {
    message: `"${file}" can't be imported: ${what}.`,
    hint: `${hint} Nothing was written.`,
    place: { file },
  });
}

export interface MissingTable {
  readonly tool: string;
  readonly database: string;
  readonly table: string;
  /** Several schemas have it. */
  readonly schemas: readonly string[];
}

export function bookkeepingNotFound({ tool, database, table, schemas }: MissingTable): LimbeckError {
  const isMissing = schemas.length === 0;
  return revisionError('IMPORT_TABLE_NOT_FOUND', {
    message: isMissing
      ? `${database} has no table "${table}", in which ${tool} records what is applied.`
      : `${database} has the table "${table}" in several schemas: ${schemas.join(', ')}.`,
    hint: isMissing
      ? `If ${tool} calls it otherwise, add --table SCHEMA.NAME. If the database is empty, leave out --stamp, and run \`migrate upgrade head\`. If it has tables but no history, run \`migrate reflect --stamp\`. Nothing was written.`
      : 'Choose one with --table SCHEMA.NAME. Nothing was written.',
    data: { table, schemas },
  });
}

/** @param what a sentence without its full stop */
export function bookkeepingRefused(tool: string, what: string, hint: string): LimbeckError {
  return revisionError('IMPORT_NOT_STAMPED', {
    message: `Limbeck can't tell from the table of ${tool} which revision the database is at: ${what}.`,
    hint: `${hint} Nothing was written.`,
  });
}

/** The code of migrations begins and ends transactions, and the scratch database is inside one. */
export function importNeedsDatabase(): LimbeckError {
  return revisionError('IMPORT_NEEDS_DATABASE', {
    message: 'Limbeck runs these migrations on a scratch database, and its role may not create one.',
    hint: 'Grant the role CREATEDB, or set `devUrl` to a server where the role may create databases. Nothing was written.',
  });
}
