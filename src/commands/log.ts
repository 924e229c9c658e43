import { invalidArgument } from '../errors/settings-errors.js';
import { isNoTime, type LogFilter, type LoggedRun, readLog } from '../runtime/log/read-log.js';
import { readVersionTable } from '../runtime/version-table.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { type UnfinishedRevision, unfinishedOf, versionTableOf } from './environment/open-database.js';
import type { WorkPlace } from './environment/work.js';
import type { FleetLogReport } from './fleet/fleet-log.js';
import type { FleetOptions } from './fleet/open-fleet.js';

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
  return { databases: await runEnvironment(settings, options, (place) => readDatabaseLog(place, filterOf(options))) };
}

/** Tells what was run in which place of a fleet, and when. */
export async function logFleet(input: SettingsInput, options: LogOptions & FleetOptions = {}): Promise<FleetLogReport> {
  const { readFleetLog } = await import('./fleet/fleet-log.js');
  const filter = filterOf(options);
  return readFleetLog(input, options, filter).catch((error: unknown) => {
    throw explainSince(filter, error);
  });
}

function filterOf({ revision, since, limit }: LogOptions): LogFilter {
  return { revision: revision ?? null, since: since ?? null, limit: limit === undefined ? null : Math.floor(limit) };
}

async function readDatabaseLog({ connection, settings }: WorkPlace, filter: LogFilter): Promise<DatabaseLog> {
  const table = await readVersionTable(connection, versionTableOf(settings));
  const page = await readLog(connection, table, filter).catch((error: unknown) => {
    throw explainSince(filter, error);
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

function explainSince(filter: LogFilter, error: unknown): unknown {
  return isNoTime(filter, error)
    ? invalidArgument('`since`', 'a point in time such as "2026-11-01" or "yesterday"', JSON.stringify(filter.since))
    : error;
}
