import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runEnvironment } from '../environment/environment.js';
import { readVersionState } from '../environment/open-database.js';

/** What the version table of a database says. */
export interface DatabaseRows {
  /** The environment, and the database if there are several: `prod`, `prod/billing`. `current` without either. */
  readonly name: string;
  /** Without a password. */
  readonly database: string;
  readonly rows: readonly string[];
  /** The revisions that an earlier run could not end. */
  readonly unfinished: readonly string[];
}

/**
 * Reads the version tables of the environments, or those of the settings if no environment is named. The environments are
 * asked one after another, and a database that can't be reached is an error.
 */
export async function askDatabases(
  input: SettingsInput,
  environments: readonly string[],
  events: CommandEvents,
): Promise<readonly DatabaseRows[]> {
  if (environments.length === 0) return askEnvironment(input, null, events);
  const found: DatabaseRows[] = [];
  for (const env of new Set(environments)) found.push(...(await askEnvironment({ ...input, env }, env, events)));
  return found;
}

async function askEnvironment(
  input: SettingsInput,
  env: string | null,
  events: CommandEvents,
): Promise<readonly DatabaseRows[]> {
  return runEnvironment(await resolveSettings(input), events, async (place) => {
    const { heads, unfinished } = await readVersionState(place);
    const names = [env, place.settings.database].filter((name) => name !== null);
    return {
      name: names.length === 0 ? 'current' : names.join('/'),
      database: place.connection.description,
      rows: heads,
      unfinished: unfinished.map(({ revision }) => revision),
    };
  });
}
