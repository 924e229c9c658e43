import { missingDatabase } from '../errors/settings-errors.js';
import type { Connection } from '../runtime/connection.js';
import { openConnection } from '../runtime/open-connection.js';
import { readHeads } from '../runtime/version-table.js';
import type { QualifiedName } from '../schema/names.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';

/** Opens the database of the settings, and closes it whatever happens. */
export async function withDatabase<T>(
  settings: ResolvedSettings,
  events: CommandEvents,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { connection: choice, baseFolder } = settings;
  if (choice.kind === 'missing') {
    throw missingDatabase(choice.why);
  }
  const connection = await openConnection(choice.target, {
    baseFolder,
    ...(events.onNotice === undefined ? {} : { onNotice: events.onNotice }),
    ...(events.onSlowStart === undefined ? {} : { onSlowStart: events.onSlowStart }),
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

export function versionTableOf({ versionTable, versionTableSchema }: ResolvedSettings): QualifiedName {
  return { schema: versionTableSchema, name: versionTable };
}

/** The rows of the version table; none where the table is not there, and it is not made. */
export function readVersion(settings: ResolvedSettings, connection: Connection): Promise<readonly string[]> {
  return readHeads(connection, versionTableOf(settings));
}
