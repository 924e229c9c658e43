import { errorData } from '../../errors/error-data.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { readFingerprints } from '../../reflect/fingerprint/read-fingerprints.js';
import { isAtHeads } from '../../script/current-revisions.js';
import type { SettingsInput } from '../../settings/resolve-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { listChanges, type ReportedChange } from '../difference/difference-report.js';
import { RenameAnswers } from '../difference/renames/choose-renames.js';
import { explainUnexpected } from '../environment/explain-unexpected.js';
import { ownTablesOf } from '../environment/open-database.js';
import { findProcessedDifference } from '../new-revision/process-directives.js';
import { type PlaceDatabase, placeName } from './fleet-place.js';
import type { FailedPlace } from './fleet-status.js';
import { type FleetOptions, type FoundPlace, type OpenedFleet, withFleet } from './open-fleet.js';
import { inParallel } from './work-through.js';

/** Places at the same revisions that differ from the models in the same way. */
export interface CheckedGroup {
  /** Ids; none means base. */
  readonly revisions: readonly string[];
  /** Only places at the heads are compared, as by `check`. */
  readonly atHeads: boolean;
  /** What autogenerate would write, one line each; empty if the places agree with the models, or aren't compared. */
  readonly differences: readonly string[];
  /** The same with what they do to rows. */
  readonly changes: readonly ReportedChange[];
  readonly places: readonly string[];
}

/** How the places of a fleet differ from the models. */
export interface FleetCheckReport {
  readonly agrees: boolean;
  /** The largest group first. */
  readonly groups: readonly CheckedGroup[];
  /** How many places were compared with the models: the others have the fingerprint of one of them. */
  readonly compared: number;
  readonly failed: readonly FailedPlace[];
}

/** Compares one place of each fingerprint with the models. */
export function runFleetCheck(input: SettingsInput, options: FleetOptions): Promise<FleetCheckReport> {
  return withFleet(input, options, async (fleet) => {
    const { readable, failed } = splitPlaces([...fleet.canaries, ...fleet.others]);
    const atHeads = readable.filter(({ heads }) => isAtHeads(fleet.map, heads));
    const others = readable.filter(({ heads }) => !isAtHeads(fleet.map, heads));
    const same = await groupByFingerprint(fleet, atHeads);
    const compared = await compareGroups(fleet, same, options);
    const groups = mergeGroups([
      ...compared.flatMap((each) => ('group' in each ? [each.group] : [])),
      ...others.map(({ name, heads }) => ({ ...NOT_COMPARED, revisions: heads, places: [name] })),
    ]);
    const notCompared = compared.flatMap((each) => ('failed' in each ? each.failed : []));
    return {
      agrees:
        failed.length + notCompared.length === 0 &&
        others.length === 0 &&
        groups.every(({ differences }) => differences.length === 0),
      groups,
      compared: same.length,
      failed: [...failed, ...notCompared],
    };
  });
}

const NOT_COMPARED = { atHeads: false, differences: [], changes: [] };

interface ReadablePlace extends FoundPlace {
  readonly heads: readonly string[];
}

function splitPlaces(places: readonly FoundPlace[]) {
  const readable: ReadablePlace[] = [];
  const failed: FailedPlace[] = [];
  for (const found of places) {
    const { version } = found;
    if (version instanceof LimbeckError) failed.push({ ...placeName(found.place), error: errorData(version) });
    else readable.push({ ...found, heads: version.heads });
  }
  return { readable, failed };
}

type SamePlaces = readonly [ReadablePlace, ...ReadablePlace[]];

/** Databases have more than a fingerprint of a schema says, so each of them is compared. */
async function groupByFingerprint(
  fleet: OpenedFleet,
  places: readonly ReadablePlace[],
): Promise<readonly SamePlaces[]> {
  const groups = new Map<string, [ReadablePlace, ...ReadablePlace[]]>();
  const databases = [...new Set(places.map(({ place }) => place.database))];
  for (const [number, database] of databases.entries()) {
    const inDatabase = places.filter(({ place }) => place.database === database);
    const fingerprints = await fingerprintsIn(fleet, database, inDatabase);
    for (const found of inDatabase) {
      const { schema } = found.place;
      const fingerprint = schema === null ? undefined : fingerprints.get(schema);
      const key = JSON.stringify([number, found.heads, fingerprint ?? [found.name]]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [found]);
      else group.push(found);
    }
  }
  return [...groups.values()];
}

async function fingerprintsIn(
  { settings, sessions }: OpenedFleet,
  database: PlaceDatabase,
  places: readonly ReadablePlace[],
): Promise<ReadonlyMap<string, string>> {
  const schemas = places.flatMap(({ place }) => place.schema ?? []).filter((name) => isOnlyItself(settings, name));
  if (schemas.length === 0) return new Map();
  const ownTables = ownTablesOf(settings).map(({ name }) => name);
  const owners = settings.compareOwners || settings.comparePrivileges;
  return sessions.onDatabase(database, (connection) => readFingerprints(connection, schemas, { ownTables, owners }));
}

/** Whether the comparison sees nothing of a schema but what its fingerprint says. */
function isOnlyItself({ includeSchemas, comparators, ignore }: ResolvedSettings, schema: string): boolean {
  const mayNameIt = (pattern: string) => pattern.includes(schema) || /[*?{[].*\./.test(pattern);
  return includeSchemas === false && comparators.length === 0 && !ignore.some(mayNameIt);
}

type Compared = { readonly group: CheckedGroup } | { readonly failed: readonly FailedPlace[] };

/** The first one alone: what it builds of the models in a scratch database is cached for the others. */
async function compareGroups(fleet: OpenedFleet, groups: readonly SamePlaces[], options: FleetOptions) {
  const compare = (places: SamePlaces) => compareGroup(fleet, places, options);
  const [first, ...others] = groups;
  if (first === undefined) return [];
  return [await compare(first), ...(await inParallel(others, fleet.concurrency, compare))];
}

async function compareGroup(
  { settings, map, sessions }: OpenedFleet,
  places: SamePlaces,
  events: FleetOptions,
): Promise<Compared> {
  const [one] = places;
  try {
    const changes = await sessions.atPlace(one.place, async (connection) => {
      const sides = { map, events, renames: {}, chooseRename: new RenameAnswers(undefined).choose };
      return listChanges(await findProcessedDifference({ settings, connection }, sides));
    });
    const differences = changes.map(({ text }) => text);
    return {
      group: { revisions: one.heads, atHeads: true, differences, changes, places: places.map(({ name }) => name) },
    };
  } catch (thrown) {
    const error = errorData(explainUnexpected(thrown));
    return { failed: places.map(({ place }) => ({ ...placeName(place), error })) };
  }
}

/** Different fingerprints may come to the same differences: the models leave something out. */
function mergeGroups(groups: readonly CheckedGroup[]): readonly CheckedGroup[] {
  const merged = new Map<string, CheckedGroup>();
  for (const group of groups) {
    const key = JSON.stringify([group.revisions, group.differences]);
    const before = merged.get(key);
    merged.set(key, before === undefined ? group : { ...before, places: [...before.places, ...group.places] });
  }
  return [...merged.values()].sort((one, other) => other.places.length - one.places.length);
}
