import { missingDatabase } from '../../errors/settings-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { openConnection } from '../../runtime/open-connection.js';
import { readHeads } from '../../runtime/version-table.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import type { ConnectionChoice, ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';

/** Opens the database of the settings, or another one. */
export async function openDatabase(
  { connection: choice, baseFolder }: ResolvedSettings,
  events: CommandEvents,
  other?: ConnectionTarget,
): Promise<Connection> {
  return openConnection(other ?? chosenTarget(choice), {
    baseFolder,
    ...(events.onNotice === undefined ? {} : { onNotice: events.onNotice }),
    ...(events.onSlowStart === undefined ? {} : { onSlowStart: events.onSlowStart }),
    ...(events.signal === undefined ? {} : { signal: events.signal }),
  });
}

function chosenTarget(choice: ConnectionChoice): ConnectionTarget {
  if (choice.kind === 'missing') {
    throw missingDatabase(choice.why);
  }
  return choice.target;
}

export function versionTableOf({ versionTable, versionTableSchema }: ResolvedSettings): QualifiedName {
  return { schema: versionTableSchema, name: versionTable };
}

interface VersionPlace {
  readonly settings: ResolvedSettings;
  readonly connection: Connection;
}

/** The rows of the version table. A missing table counts as empty, and is not created. */
export function readVersion({ settings, connection }: VersionPlace): Promise<readonly string[]> {
  return readHeads(connection, versionTableOf(settings));
}
