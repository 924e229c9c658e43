import { missingDatabase } from '../../errors/settings-errors.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { placesOf, runEnvironment } from '../environment/environment.js';
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

/** A database of the settings that could not be asked, since it has no URL here. */
export interface NotAsked {
  readonly name: string;
  readonly reason: string;
}

export interface AskedDatabases {
  readonly databases: readonly DatabaseRows[];
  readonly notAsked: readonly NotAsked[];
}

/**
 * Reads the version tables of the environments, or of every database that the settings name: their own, and those of
 * all environments. A database without a URL is told, and one that can't be reached is an error.
 */
export async function askAllDatabases(
  input: SettingsInput,
  environments: readonly string[],
  events: CommandEvents,
): Promise<AskedDatabases> {
  if (environments.length > 0) return { databases: await askDatabases(input, environments, events), notAsked: [] };
  const { environment, environments: known } = await resolveSettings(input);
  const names = environment === null ? [null, ...known] : [environment];
  const asked: AskedDatabases[] = [];
  for (const env of names) asked.push(await askIfNamed(env === null ? input : { ...input, env }, env, events));
  const notAsked = asked.flatMap((each) => each.notAsked);
  return {
    databases: asked.flatMap((each) => each.databases),
    // Settings with environments need no database next to them.
    notAsked: known.length === 0 ? notAsked : notAsked.filter(({ name }) => name !== NO_ENVIRONMENT),
  };
}

async function askIfNamed(input: SettingsInput, env: string | null, events: CommandEvents): Promise<AskedDatabases> {
  const settings = await resolveSettings(input);
  // An env module has its own connections.
  if (settings.env !== null) return { databases: await askSettings(settings, env, events), notAsked: [] };
  const places = placesOf(settings);
  const given = places.filter(({ connection }) => connection.kind === 'given');
  const databases = settings.databases.length === 0 ? settings.databases : given;
  return {
    databases: given.length === 0 ? [] : await askSettings({ ...settings, databases }, env, events),
    notAsked: places.flatMap(({ database, connection }) =>
      connection.kind === 'missing'
        ? [{ name: nameOf(env, database), reason: missingDatabase(connection.why).message }]
        : [],
    ),
  };
}

async function askEnvironment(
  input: SettingsInput,
  env: string | null,
  events: CommandEvents,
): Promise<readonly DatabaseRows[]> {
  return askSettings(await resolveSettings(input), env, events);
}

/** What the database of settings without environments is called. */
const NO_ENVIRONMENT = 'current';

function nameOf(env: string | null, database: string | null): string {
  const names = [env, database].filter((name) => name !== null);
  return names.length === 0 ? NO_ENVIRONMENT : names.join('/');
}

async function askSettings(
  settings: ResolvedSettings,
  env: string | null,
  events: CommandEvents,
): Promise<readonly DatabaseRows[]> {
  return runEnvironment(settings, events, async (place) => {
    const { heads, unfinished } = await readVersionState(place);
    return {
      name: nameOf(env, place.settings.database),
      database: place.connection.description,
      rows: heads,
      unfinished: unfinished.map(({ revision }) => revision),
    };
  });
}
