import { LimbeckError } from '../errors/limbeck-error.js';
import { invalidArgument } from '../errors/settings-errors.js';
import { type LogFilter, type LoggedRun, readLog } from '../runtime/log/read-log.js';
import { findPostgresReport } from '../runtime/postgres-report.js';
import { readVersionTable } from '../runtime/version-table.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { type UnfinishedRevision, unfinishedOf, versionTableOf } from './environment/open-database.js';
import type { WorkPlace } from './environment/work.js';

export type { LoggedRun, UnfinishedRevision };

export interface LogOptions extends CommandEvents {
  /** Only of the revisions with this id, or whose ids begin with it. */
  readonly revision?: string | undefined;
  /** Only what began then or later: `2026-11-01`, `yesterday`, or what else PostgreSQL reads as a `timestamptz`. */
  readonly since?: string | undefined;
  /** Only the latest so many. Default: all. */
  readonly limit?: number | undefined;
}

/** What was applied to a database. */
export interface DatabaseLog {
  /** The name that the settings give the database; null if they name none. */
  readonly name: string | null;
  /** Without a password. */
  readonly database: string;
  /** False until the first run that is recorded. */
  readonly exists: boolean;
  /** The newest first. */
  readonly entries: readonly LoggedRun[];
  /** How many there are without the limit. */
  readonly total: number;
  /** Revisions that a run could not end. They are recorded once they are done. */
  readonly unfinished: readonly UnfinishedRevision[];
}

export interface LogReport {
  readonly databases: readonly DatabaseLog[];
}

/** Tells which revisions were applied, when, by whom, and how long they took. */
export async function log(input: SettingsInput, options: LogOptions = {}): Promise<LogReport> {
  const settings = await resolveSettings(input);
  const { revision = null, since = null, limit = null } = options;
  const filter = { revision, since, limit: limit === null ? null : Math.floor(limit) };
  return { databases: await runEnvironment(settings, options, (place) => readDatabaseLog(place, filter)) };
}

async function readDatabaseLog({ connection, settings }: WorkPlace, filter: LogFilter): Promise<DatabaseLog> {
  const table = await readVersionTable(connection, versionTableOf(settings));
  const page = await readLog(connection, table, filter).catch((error: unknown) => {
    throw filter.since !== null && isNoTime(error)
      ? invalidArgument('`since`', 'a point in time such as "2026-11-01" or "yesterday"', JSON.stringify(filter.since))
      : error;
  });
  return {
    name: settings.database,
    database: connection.description,
    exists: page !== null,
    entries: page?.entries ?? [],
    total: page?.total ?? 0,
    unfinished: await unfinishedOf(connection, table),
  };
}

/** invalid_datetime_format, datetime_field_overflow, and what a time zone that doesn't exist gives. */
const NO_TIME = new Set(['22007', '22008', '22023']);

function isNoTime(error: unknown): boolean {
  const cause = error instanceof LimbeckError ? error.cause : error;
  return NO_TIME.has(findPostgresReport(cause)?.sqlState ?? '');
}
