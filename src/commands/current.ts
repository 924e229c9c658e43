import { isAtHeads } from '../script/current-revisions.js';
import { mapThatKnows } from '../script/map-that-knows.js';
import { toIds } from '../script/revision-node.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { readVersionState, type UnfinishedRevision } from './environment/open-database.js';
import type { FleetCurrentReport } from './fleet/fleet-status.js';
import type { FleetOptions } from './fleet/open-fleet.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { currentIds, type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { databaseNames } from './run/database-names.js';

export interface CurrentReport {
  /** Without a password. */
  readonly database: string;
  /** None means base. */
  readonly revisions: readonly RevisionInfo[];
  readonly heads: readonly string[];
  readonly atHeads: boolean;
  /** Revisions that an earlier run could not end; the next run continues with them. */
  readonly unfinished: readonly UnfinishedRevision[];
  /** The same for each database, if the settings name several. */
  readonly databases?: readonly (Pick<CurrentReport, 'database' | 'revisions' | 'atHeads' | 'unfinished'> & {
    readonly name: string | null;
  })[];
}

/** The revisions that the database is at. Writes nothing, not even a version table. */
export async function current(input: SettingsInput, options: CommandEvents = {}): Promise<CurrentReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const found = await runEnvironment(settings, options, async (place) => {
    const { heads: rows, unfinished } = await readVersionState(place);
    return {
      name: place.settings.database,
      database: place.connection.description,
      rows,
      ids: currentIds(map, rows),
      atHeads: isAtHeads(map, rows),
      unfinished,
    };
  });
  const known = mapThatKnows(
    map,
    found.flatMap(({ rows }) => rows),
  );
  const infosOf = (ids: ReadonlySet<string>) =>
    known.nodes.filter(({ id }) => ids.has(id)).map((node) => toRevisionInfo(node));
  return {
    database: databaseNames(found),
    revisions: infosOf(new Set(found.flatMap(({ ids }) => [...ids]))),
    heads: toIds(map.heads),
    atHeads: found.every(({ atHeads }) => atHeads),
    unfinished: found.flatMap(({ unfinished }) => unfinished),
    ...(settings.databases.length === 0
      ? {}
      : { databases: found.map(({ ids, rows: _, ...each }) => ({ ...each, revisions: infosOf(ids) })) }),
  };
}

/** The revisions that each place of a fleet is at. Writes nothing. */
export async function currentFleet(input: SettingsInput, options: FleetOptions = {}): Promise<FleetCurrentReport> {
  const { readFleetCurrent } = await import('./fleet/fleet-status.js');
  return readFleetCurrent(input, options);
}
