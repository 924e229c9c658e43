import { type ErrorData, errorData } from '../../errors/error-data.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { SchemaVersion } from '../../runtime/versions-of-schemas.js';
import { toIds } from '../../script/revision-node.js';
import type { SettingsInput } from '../../settings/resolve-settings.js';
import { type RevisionInfo, toRevisionInfo } from '../graph/revision-info.js';
import { type WhereDatabaseIs, whereDatabaseIs } from '../graph/where-database-is.js';
import { type PlaceName, placeName } from './fleet-place.js';
import { type FleetOptions, type FoundPlace, type OpenedFleet, withFleet } from './open-fleet.js';

/** A place that can't be read. */
export interface FailedPlace extends PlaceName {
  readonly error: ErrorData;
}

/** Places at the same revisions. */
export interface FleetGroup {
  /** None means base. */
  readonly revisions: readonly RevisionInfo[];
  /** Ids in the version tables that no file has: `upgrade` will refuse. */
  readonly missing: readonly string[];
  /** The revisions that `upgrade heads` would apply, in its order. */
  readonly pending: readonly RevisionInfo[];
  readonly upToDate: boolean;
  /** Whether a revision is partly applied there. */
  readonly isUnfinished: boolean;
  readonly places: readonly string[];
}

/** Where the places of a fleet are. */
export interface FleetStatusReport {
  readonly heads: readonly string[];
  readonly upToDate: boolean;
  /** The largest group first. */
  readonly groups: readonly FleetGroup[];
  readonly failed: readonly FailedPlace[];
}

/** What one place of a fleet is at. */
export interface PlaceCurrent extends PlaceName {
  /** Ids; none means base. */
  readonly revisions: readonly string[];
  readonly atHeads: boolean;
  /** Whether a revision is partly applied. */
  readonly isUnfinished: boolean;
}

/** What each place of a fleet is at. */
export interface FleetCurrentReport {
  readonly heads: readonly string[];
  /** Of every place. */
  readonly atHeads: boolean;
  readonly places: readonly PlaceCurrent[];
  readonly failed: readonly FailedPlace[];
}

export function readFleetStatus(input: SettingsInput, options: FleetOptions): Promise<FleetStatusReport> {
  return withFleet(input, options, async (fleet) => {
    const { groups, failed } = groupPlaces(fleet);
    const reports = groups.map(({ where, version, places }) => ({
      revisions: where.tips.map((node) => toRevisionInfo(node)),
      missing: where.missing,
      pending: where.pending.map((node) => toRevisionInfo(node)),
      upToDate: where.upToDate,
      isUnfinished: version.isUnfinished,
      places: places.map(({ name }) => name),
    }));
    return {
      heads: toIds(fleet.map.heads),
      upToDate: failed.length === 0 && reports.every(({ upToDate }) => upToDate),
      groups: reports.sort((one, other) => other.places.length - one.places.length),
      failed,
    };
  });
}

export function readFleetCurrent(input: SettingsInput, options: FleetOptions): Promise<FleetCurrentReport> {
  return withFleet(input, options, async (fleet) => {
    const { groups, failed } = groupPlaces(fleet);
    const found = new Map<FoundPlace, PlaceCurrent>();
    for (const { where, version, places } of groups) {
      const revisions = [...toIds(where.tips), ...where.missing];
      const { upToDate: atHeads } = where;
      for (const each of places) {
        found.set(each, { ...placeName(each.place), revisions, atHeads, isUnfinished: version.isUnfinished });
      }
    }
    return {
      heads: toIds(fleet.map.heads),
      atHeads: failed.length === 0 && groups.every(({ where }) => where.upToDate),
      places: [...fleet.canaries, ...fleet.others].flatMap((each) => found.get(each) ?? []),
      failed,
    };
  });
}

interface Group {
  readonly version: SchemaVersion;
  readonly where: WhereDatabaseIs;
  readonly places: FoundPlace[];
}

/** The history is walked once for each version, not for each place. */
function groupPlaces({ map, canaries, others }: OpenedFleet) {
  const groups = new Map<string, Group>();
  const failed: FailedPlace[] = [];
  for (const found of [...canaries, ...others]) {
    const { version, place } = found;
    if (version instanceof LimbeckError) {
      failed.push({ ...placeName(place), error: errorData(version) });
      continue;
    }
    const key = JSON.stringify([version.heads, version.isUnfinished]);
    const group = groups.get(key) ?? { version, where: whereDatabaseIs(map, version.heads), places: [] };
    group.places.push(found);
    groups.set(key, group);
  }
  return { groups: [...groups.values()], failed };
}
