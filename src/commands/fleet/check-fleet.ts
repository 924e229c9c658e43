import { errorData } from '../../errors/error-data.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { type Fingerprint, readFingerprints } from '../../reflect/fingerprint/read-fingerprints.js';
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
import { PLACES_OF_SESSION } from './place-sessions.js';
import { groupPlacesBy, type ReadablePlace, type SamePlaces, splitGroup } from './same-places.js';
import { inParallel, inParts } from './work-through.js';

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
    const compared = await compareGroups(fleet, await groupByFingerprint(fleet, atHeads), options);
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
      compared: compared.length,
      failed: [...failed, ...notCompared],
    };
  });
}

const NOT_COMPARED = { atHeads: false, differences: [], changes: [] };

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

/** Databases have more than a fingerprint of a schema says, so each of them is compared. */
async function groupByFingerprint(
  fleet: OpenedFleet,
  places: readonly ReadablePlace[],
): Promise<readonly SamePlaces[]> {
  const groups: SamePlaces[] = [];
  for (const database of new Set(places.map(({ place }) => place.database))) {
    const inDatabase = places.filter(({ place }) => place.database === database);
    const fingerprints = await fingerprintsIn(fleet, database, inDatabase);
    const known = inDatabase.map((found) => ({ ...found, fingerprint: fingerprints.get(found.place.schema ?? '') }));
    groups.push(
      ...groupPlacesBy(known, ({ name, heads, fingerprint }) =>
        JSON.stringify([heads, fingerprint?.fingerprint ?? [name]]),
      ),
    );
  }
  return groups;
}

/** PostgreSQL computes: more sessions would need more memory and no less time. */
const FINGERPRINTING_SESSIONS = 4;

async function fingerprintsIn(
  { settings, sessions, concurrency }: OpenedFleet,
  database: PlaceDatabase,
  places: readonly ReadablePlace[],
): Promise<ReadonlyMap<string, Fingerprint>> {
  const schemas = places.flatMap(({ place }) => place.schema ?? []).filter((name) => isOnlyItself(settings, name));
  const ownTables = ownTablesOf(settings).map(({ name }) => name);
  const owners = settings.compareOwners || settings.comparePrivileges;
  const readPart = (part: readonly string[]) =>
    sessions.onDatabase(
      database,
      (connection) => readFingerprints(connection, part, { ownTables, owners }),
      part.length,
    );
  const parts = inParts(schemas, PLACES_OF_SESSION);
  const found = await inParallel(parts, Math.min(concurrency, FINGERPRINTING_SESSIONS), readPart);
  return new Map(found.flatMap((fingerprints) => [...fingerprints]));
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
  const compared = [await compare(first), ...(await inParallel(others, fleet.concurrency, compare))];
  const split = compared.flatMap(({ left }) => left);
  const rest = await inParallel(split, fleet.concurrency, compare);
  return [...compared, ...rest].map(({ result }) => result);
}

interface ComparedGroup {
  readonly result: Compared;
  /** Groups that differ from the compared place in what fingerprints don't say. They are compared too. */
  readonly left: readonly SamePlaces[];
}

async function compareGroup(fleet: OpenedFleet, places: SamePlaces, events: FleetOptions): Promise<ComparedGroup> {
  const { settings, map, sessions } = fleet;
  const [one] = places;
  try {
    const difference = await sessions.atPlace(one.place, (connection) => {
      const sides = { map, events, renames: {}, chooseRename: new RenameAnswers(undefined).choose };
      return findProcessedDifference({ settings, connection }, sides);
    });
    const [same = places, ...left] = await splitGroup(fleet, places, difference);
    const changes = listChanges(difference);
    const differences = changes.map(({ text }) => text);
    const group = { revisions: one.heads, atHeads: true, differences, changes, places: same.map(({ name }) => name) };
    return { result: { group }, left };
  } catch (thrown) {
    const error = errorData(explainUnexpected(thrown));
    return { result: { failed: places.map(({ place }) => ({ ...placeName(place), error })) }, left: [] };
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
