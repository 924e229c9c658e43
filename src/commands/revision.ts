import { resolve } from 'node:path';
import { describeOperation } from '../autogen/describe-operation.js';
import { placeNewRevision, type RevisionPlacement } from '../script/place-new-revision.js';
import type { RevisionMap } from '../script/revision-map.js';
import type { RevisionFormat } from '../script/revision-template.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';

import { type Difference, findDifference } from './difference.js';
import { runEnvironment } from './environment.js';
import { renderBodies } from './render-bodies.js';
import { loadRevisionMap } from './revisions.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './unmanaged-summary.js';
import { EMPTY_BODIES, writeNewRevision } from './write-new-revision.js';

export interface RevisionOptions extends CommandEvents {
  /** What the revision does. Default: `empty message`, as in Alembic. */
  readonly message?: string;
  /** Writes what makes the database equal to the models. */
  readonly autogenerate?: boolean;
  /** Its id; a random one where nothing is said. */
  readonly revId?: string;
  /** The revision that it comes after. Default: `head`. */
  readonly head?: string;
  /** Lets it come after a revision that is not a head. */
  readonly splice?: boolean;
  readonly branchLabel?: string;
  /** The version location to write to. */
  readonly versionPath?: string;
  /** Revisions that must be applied before. */
  readonly dependsOn?: readonly string[];
  /** The language of the file. Default: what the settings say. */
  readonly format?: RevisionFormat;
}

export interface RevisionReport {
  /** Null where nothing was written: models and database agree. */
  readonly path: string | null;
  readonly revision: string | null;
  /** What autogenerate found, one line each. */
  readonly differences: readonly string[];
  readonly unmanaged: readonly UnmanagedSummary[];
}

/** Writes a revision, empty or from the comparison; nothing where the comparison finds nothing. */
export async function revision(input: SettingsInput, options: RevisionOptions = {}): Promise<RevisionReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const placement = placeNewRevision(map, placementRequest(settings, input, options));
  if (options.autogenerate !== true) {
    return written(await writeNewRevision(settings, { ...options, placement, bodies: EMPTY_BODIES }), placement, []);
  }
  const difference = await autogenerate(settings, map, options);
  const unmanaged = summarizeUnmanaged(difference.unmanaged);
  if (difference.operations.length === 0) {
    return { path: null, revision: null, differences: [], unmanaged };
  }
  const path = await writeNewRevision(settings, {
    ...options,
    placement,
    bodies: renderBodies(difference, options.format ?? settings.revisionFormat),
  });
  return { ...written(path, placement, difference.operations.map(describeOperation)), unmanaged };
}

function placementRequest(settings: ResolvedSettings, input: SettingsInput, options: RevisionOptions) {
  const { revId, head, branchLabel, versionPath, dependsOn = [] } = options;
  return {
    versionLocations: settings.versionLocations,
    ...(revId === undefined ? {} : { id: revId }),
    heads: [head ?? 'head'],
    splice: options.splice === true,
    branchLabels: branchLabel === undefined ? [] : [branchLabel],
    dependsOn,
    ...(versionPath === undefined ? {} : { versionPath: resolve(input.cwd ?? process.cwd(), versionPath) }),
  };
}

async function autogenerate(settings: ResolvedSettings, map: RevisionMap, options: CommandEvents): Promise<Difference> {
  const [difference] = await runEnvironment(settings, options, (place) =>
    findDifference(place.connection, { settings: place.settings, map, events: options }),
  );
  return difference;
}

function written(path: string, { id }: RevisionPlacement, differences: readonly string[]): RevisionReport {
  return { path, revision: id, differences, unmanaged: [] };
}
