import { fleetImpossible, fleetMissing, noPlaceMatches } from '../../errors/fleet-errors.js';
import type { LimbeckError } from '../../errors/limbeck-error.js';
import { invalidArgument } from '../../errors/settings-errors.js';
import { isLiveClient } from '../../runtime/connect/live-connection.js';
import type { Connection } from '../../runtime/connection.js';
import { readVersionsOfSchemas, type SchemaVersion } from '../../runtime/versions-of-schemas.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { ResolvedFleet } from '../../settings/fleet-settings.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { requireOneDatabase } from '../environment/environment.js';
import { explainUnexpected } from '../environment/explain-unexpected.js';
import { chosenTarget } from '../environment/open-database.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { type ChosenPlaces, choosePlaces, parseShard, type Shard } from './choose-places.js';
import { connectionGiven, type FleetSource, findDatabases, findPlacesOf } from './find-places.js';
import type { FleetPlace, PlaceDatabase } from './fleet-place.js';
import { PlaceSessions } from './place-sessions.js';
import { inParallel } from './work-through.js';

/** Which places of the fleet a command works on. */
export interface FleetOptions extends CommandEvents {
  /** Patterns of names: `*` is any text, `?` is one character. Default: all places. */
  readonly only?: readonly string[] | undefined;
  /** `2/8`: the second eighth of the places, for several machines. */
  readonly shard?: string | undefined;
  /** How many places are worked on at once. Defaults to the settings. */
  readonly concurrency?: number | undefined;
}

/** A place, and what its version table said, or why it can't be read. */
export interface FoundPlace {
  readonly name: string;
  readonly place: FleetPlace;
  readonly version: SchemaVersion | LimbeckError;
}

/** The places that a command works on, as they were found. */
export interface OpenedFleet extends ChosenPlaces<FoundPlace> {
  readonly settings: ResolvedSettings;
  readonly fleet: ResolvedFleet;
  readonly map: RevisionMap;
  readonly sessions: PlaceSessions;
  readonly concurrency: number;
}

/** Reads the revisions and the versions of all places once, and closes what the work has opened. */
export async function withFleet<T>(
  input: SettingsInput,
  options: FleetOptions,
  work: (fleet: OpenedFleet) => Promise<T>,
): Promise<T> {
  const settings = await resolveSettings(input);
  const fleet = fleetOf(settings);
  const shard = shardOf(options);
  const concurrency = options.concurrency ?? fleet.concurrency;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw invalidArgument('`concurrency`', 'a whole number from 1 on', String(concurrency));
  }
  const map = await loadRevisionMap(settings);
  const sessions = new PlaceSessions(settings, options);
  try {
    const source = {
      fleet,
      target: chosenTarget(settings.connection),
      configPath: settings.configPath ?? 'the settings',
    };
    const places = await new PlaceFinder(settings, source, sessions).find(concurrency);
    const { only = [] } = options;
    const chosen = choosePlaces(places, { only, shard, canary: fleet.canary });
    if (only.length > 0 && shard === null && chosen.canaries.length + chosen.others.length === 0) {
      throw noPlaceMatches(only, places.length);
    }
    warnOfCanaries(places, fleet, options);
    return await work({ settings, fleet, map, sessions, concurrency, ...chosen });
  } finally {
    await sessions.close();
  }
}

export function fleetOf(settings: ResolvedSettings): ResolvedFleet {
  const { fleet, env, versionTableSchema, connection } = settings;
  if (fleet === null || (fleet.schemas === null && fleet.databases === null)) throw fleetMissing();
  requireOneDatabase(settings);
  if (env !== null) {
    throw fleetImpossible(
      "can't be used together with an env module",
      'Remove `env` from the settings, or run without `--fleet`.',
    );
  }
  if (fleet.schemas !== null && versionTableSchema !== null) {
    throw fleetImpossible(
      'of schemas has a version table in each of them',
      'Remove `versionTableSchema` from the settings.',
    );
  }
  if (connection.kind === 'given' && typeof connection.target === 'object' && isLiveClient(connection.target)) {
    throw connectionGiven();
  }
  return fleet;
}

function shardOf({ shard }: FleetOptions): Shard | null {
  if (shard === undefined) return null;
  const parsed = parseShard(shard);
  if (parsed === null) throw invalidArgument('`shard`', 'a part of the fleet such as 2/8', JSON.stringify(shard));
  return parsed;
}

function warnOfCanaries(places: readonly FoundPlace[], { canary }: ResolvedFleet, { onWarning }: CommandEvents): void {
  for (const pattern of canary) {
    const { canaries } = choosePlaces(places, { only: [], shard: null, canary: [pattern] });
    if (canaries.length === 0) onWarning?.(`No place of the fleet matches the canary "${pattern}".`);
  }
}

class PlaceFinder {
  readonly #settings: ResolvedSettings;
  readonly #source: FleetSource;
  readonly #sessions: PlaceSessions;

  constructor(settings: ResolvedSettings, source: FleetSource, sessions: PlaceSessions) {
    this.#settings = settings;
    this.#source = source;
    this.#sessions = sessions;
  }

  /** All places with their versions, in the order of the lists. */
  async find(concurrency: number): Promise<readonly FoundPlace[]> {
    const own: PlaceDatabase = { name: null, target: this.#source.target };
    const databases = await this.#onceOpened(own, (open) => findDatabases(this.#source, open));
    const [only, ...others] = databases;
    if (only !== undefined && others.length === 0) return this.#findIn(only);
    const found = await inParallel(databases, concurrency, (database) =>
      this.#findIn(database).catch((error: unknown) => [unreadable(database, error)]),
    );
    return found.flat();
  }

  /** Opens the database only if it is asked, and closes the session when the work has ended. */
  async #onceOpened<T>(database: PlaceDatabase, work: (open: () => Promise<Connection>) => Promise<T>): Promise<T> {
    if (!this.#asks) return work(() => Promise.reject(new Error('Nothing is asked here.')));
    return this.#sessions.onDatabase(database, (connection) => work(() => Promise.resolve(connection)));
  }

  /** Whether a query lists the databases. */
  get #asks(): boolean {
    const { databases } = this.#source.fleet;
    return databases !== null && typeof databases !== 'function' && !Array.isArray(databases);
  }

  #findIn(database: PlaceDatabase): Promise<readonly FoundPlace[]> {
    return this.#sessions.onDatabase(database, async (connection) => {
      const places = await findPlacesOf(this.#source, database, () => Promise.resolve(connection));
      const { versionTable, versionTableSchema } = this.#settings;
      const schemas = places.map(({ schema }) => schema ?? versionTableSchema);
      const versions = await readVersionsOfSchemas(connection, versionTable, schemas);
      return places.map((place, position) => {
        const version = versions[position] ?? new Error(`No version was read of ${place.name}.`);
        return { name: place.name, place, version: version instanceof Error ? explainUnexpected(version) : version };
      });
    });
  }
}

/** Its schemas aren't known, so the database stands for them. */
function unreadable(database: PlaceDatabase, error: unknown): FoundPlace {
  const name = database.name ?? '';
  return { name, place: { name, database, schema: null }, version: explainUnexpected(error) };
}
