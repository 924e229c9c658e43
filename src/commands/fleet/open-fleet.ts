import { fleetImpossible, fleetMissing, noPlaceMatches } from '../../errors/fleet-errors.js';
import type { LimbeckError } from '../../errors/limbeck-error.js';
import { invalidArgument } from '../../errors/settings-errors.js';
import { isSqlPrintable } from '../../models/sql.js';
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
import { type ChosenPlaces, choosePlaces, type PlaceChoice, parseShard, type Shard } from './choose-places.js';
import { connectionGiven, type FleetSource, findDatabases, findPlacesOf } from './find-places.js';
import type { FleetPlace, PlaceDatabase } from './fleet-place.js';
import { PLACES_OF_SESSION, PlaceSessions } from './place-sessions.js';
import { inParallel, inParts } from './work-through.js';

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
    const { only = [] } = options;
    const choice = { only, shard, canary: fleet.canary };
    const { all, found } = await new PlaceFinder({ settings, source, sessions, choice }).find(concurrency);
    const chosen = choosePlaces(found, choice);
    if (only.length > 0 && shard === null && found.length === 0) throw noPlaceMatches(only, all.length);
    if (all.length === 0) options.onWarning?.('The fleet has no places: the lists in the settings are empty.');
    else warnOfCanaries(all, fleet, options);
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

function warnOfCanaries(
  places: readonly Pick<FoundPlace, 'name'>[],
  { canary }: ResolvedFleet,
  { onWarning }: CommandEvents,
): void {
  for (const pattern of canary) {
    const { canaries } = choosePlaces(places, { only: [], shard: null, canary: [pattern] });
    if (canaries.length === 0) onWarning?.(`No place of the fleet matches the canary "${pattern}".`);
  }
}

interface Finding {
  readonly settings: ResolvedSettings;
  readonly source: FleetSource;
  readonly sessions: PlaceSessions;
  readonly choice: PlaceChoice;
}

/** The places of the lists, and those of them that are chosen, with their versions. */
interface Found {
  readonly all: readonly Pick<FoundPlace, 'name'>[];
  readonly found: readonly FoundPlace[];
}

class PlaceFinder {
  readonly #settings: ResolvedSettings;
  readonly #source: FleetSource;
  readonly #sessions: PlaceSessions;
  readonly #choice: PlaceChoice;

  constructor({ settings, source, sessions, choice }: Finding) {
    this.#settings = settings;
    this.#source = source;
    this.#sessions = sessions;
    this.#choice = choice;
  }

  /** In the order of the lists. */
  async find(concurrency: number): Promise<Found> {
    const own: PlaceDatabase = { name: null, target: this.#source.target };
    const given = this.#source.fleet.databases;
    const databases = await this.#onceOpened(own, given, (open) => findDatabases(this.#source, open));
    const [only, ...others] = databases;
    if (only !== undefined && others.length === 0) return this.#findIn(only);
    const parts = await inParallel(databases, concurrency, (database) =>
      this.#findIn(database).catch((error: unknown) => this.#unreadable(database, error)),
    );
    return { all: parts.flatMap(({ all }) => all), found: parts.flatMap(({ found }) => found) };
  }

  /** Opens the database only if a query gives the list. */
  async #onceOpened<T>(
    database: PlaceDatabase,
    list: unknown,
    work: (open: () => Promise<Connection>) => Promise<T>,
  ): Promise<T> {
    const isQuery = typeof list === 'string' || isSqlPrintable(list);
    if (!isQuery) return work(() => Promise.reject(new Error('Nothing is asked here.')));
    return this.#sessions.onDatabase(database, (connection) => work(() => Promise.resolve(connection)));
  }

  async #findIn(database: PlaceDatabase): Promise<Found> {
    const given = this.#source.fleet.schemas;
    const all = await this.#onceOpened(database, given, (open) => findPlacesOf(this.#source, database, open));
    // A database without places is a failure too if it can't be reached.
    if (all.length === 0) await this.#sessions.onDatabase(database, () => Promise.resolve());
    const { canaries, others } = choosePlaces(all, this.#choice);
    const chosen = new Set([...canaries, ...others]);
    const found: FoundPlace[] = [];
    for (const part of inParts(
      all.filter((place) => chosen.has(place)),
      PLACES_OF_SESSION,
    )) {
      found.push(...(await this.#readVersions(database, part)));
    }
    return { all, found };
  }

  /** Its schemas aren't known, so the database stands for them. */
  #unreadable(database: PlaceDatabase, error: unknown): Found {
    const name = database.name ?? '';
    const place = { name, place: { name, database, schema: null }, version: explainUnexpected(error) };
    const { canaries, others } = choosePlaces([place], this.#choice);
    return { all: [place], found: [...canaries, ...others] };
  }

  async #readVersions(database: PlaceDatabase, places: readonly FleetPlace[]): Promise<readonly FoundPlace[]> {
    const { versionTable, versionTableSchema } = this.#settings;
    const schemas = places.map(({ schema }) => schema ?? versionTableSchema);
    const versions = await this.#sessions.onDatabase(
      database,
      (connection) => readVersionsOfSchemas(connection, versionTable, schemas),
      places.length,
    );
    return places.map((place, position) => {
      const version = versions[position] ?? new Error(`No version was read of ${place.name}.`);
      return { name: place.name, place, version: version instanceof Error ? explainUnexpected(version) : version };
    });
  }
}
