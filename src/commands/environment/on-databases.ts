import type { Connection } from '../../runtime/connection.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';
import { withKeptRuns } from './committed-runs.js';
import { openDatabase } from './open-database.js';
import type { Work } from './work.js';

interface OpenedDatabase {
  readonly settings: ResolvedSettings;
  readonly connection: Connection;
}

/**
 * Does the work on several databases in their order. All are opened first. A run continues with the next database before
 * it commits, so that no database is committed if one fails.
 */
export async function runDatabases<T>(
  databases: readonly ResolvedSettings[],
  events: CommandEvents,
  work: Work<T>,
): Promise<readonly T[]> {
  const opened: OpenedDatabase[] = [];
  const results: T[] = [];
  const workFrom = async (position: number): Promise<void> => {
    const place = opened[position];
    if (place === undefined) return;
    let wentOn = false;
    const goOn = async () => {
      if (wentOn) return;
      wentOn = true;
      await workFrom(position + 1);
    };
    results[position] = await work({ ...place, args: {}, beforeLastCommit: goOn });
    // A work that commits nothing does not ask for it.
    await goOn();
  };
  try {
    for (const settings of databases) opened.push({ settings, connection: await openDatabase(settings, events) });
    await workFrom(0);
    return results;
  } catch (error) {
    // Once there is a result, only the commits are left. A commit may fail after another one succeeded.
    throw withKeptRuns(error, results);
  } finally {
    for (const { connection } of opened) await connection.close();
  }
}
