import { errorData } from '../../errors/error-data.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { LogFilter, LoggedRun } from '../../runtime/log/read-log.js';
import { type LogsPage, mergeLogs, readLogs } from '../../runtime/log/read-logs.js';
import type { QualifiedName } from '../../schema/names.js';
import type { SettingsInput } from '../../settings/resolve-settings.js';
import { explainUnexpected } from '../environment/explain-unexpected.js';
import { type PlaceDatabase, type PlaceName, placeName } from './fleet-place.js';
import type { FailedPlace } from './fleet-status.js';
import { type FleetOptions, type FoundPlace, type OpenedFleet, withFleet } from './open-fleet.js';
import { inParallel } from './work-through.js';

/** What was run in one place of a fleet. */
export interface PlaceLogEntry extends PlaceName, LoggedRun {}

/** What was run where and when. */
export interface FleetLogReport {
  /** Of all places, the newest first. */
  readonly entries: readonly PlaceLogEntry[];
  /** How many there are without the limit. */
  readonly total: number;
  /** The places where a revision is partly applied. It is recorded once it is done. */
  readonly unfinished: readonly string[];
  /** The places without a log: nothing was recorded there. */
  readonly withoutLog: readonly string[];
  readonly failed: readonly FailedPlace[];
}

interface PlaceLog {
  readonly found: FoundPlace;
  readonly table: QualifiedName;
}

export function readFleetLog(input: SettingsInput, options: FleetOptions, filter: LogFilter): Promise<FleetLogReport> {
  return withFleet(input, options, async (fleet) => {
    const places = [...fleet.canaries, ...fleet.others];
    const logs = places.flatMap((found): readonly PlaceLog[] => {
      const { version } = found;
      return version instanceof LimbeckError || version.log === null ? [] : [{ found, table: version.log }];
    });
    const { entries, total, failed } = await readAll(fleet, logs, filter);
    const errors = new Map<FoundPlace, unknown>(failed.map(([{ found }, error]) => [found, error]));
    for (const found of places) if (found.version instanceof LimbeckError) errors.set(found, found.version);
    const nameOf = ({ name }: FoundPlace) => name;
    return {
      entries: entries.map(([{ found }, entry]) => ({ ...placeName(found.place), ...entry })),
      total,
      unfinished: places.filter(({ version }) => 'isUnfinished' in version && version.isUnfinished).map(nameOf),
      withoutLog: places.filter(({ version }) => 'log' in version && version.log === null).map(nameOf),
      failed: [...errors].map(([{ place }, error]) => ({
        ...placeName(place),
        error: errorData(explainUnexpected(error)),
      })),
    };
  });
}

async function readAll(
  { sessions, concurrency }: OpenedFleet,
  logs: readonly PlaceLog[],
  filter: LogFilter,
): Promise<LogsPage<PlaceLog>> {
  const databases = [...new Set(logs.map(({ found }) => found.place.database))];
  const readIn = (database: PlaceDatabase) => {
    const inDatabase = logs.filter(({ found }) => found.place.database === database);
    return sessions.onDatabase(database, (connection) => readLogs(connection, inDatabase, filter));
  };
  return mergeLogs(await inParallel(databases, concurrency, readIn), filter);
}
