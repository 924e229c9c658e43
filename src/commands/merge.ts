import { resolve } from 'node:path';
import { placeMerge } from '../script/place-merge.js';
import type { RevisionFormat } from '../script/revision-template.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { emptyBodies, writeNewRevision } from './new-revision/write-new-revision.js';

export interface MergeOptions extends CommandEvents {
  /** Ids or the beginnings of them, labels, `heads`. */
  readonly revisions: readonly string[];
  readonly message?: string;
  /** Its id. Default: a new one, as `revisionIds` says. */
  readonly revId?: string;
  /** Lets it join revisions that are not heads. */
  readonly splice?: boolean;
  readonly branchLabel?: string;
  /** The version location to write to. Default: that of the first revision named. */
  readonly versionPath?: string;
  /** The language of the file. Default: what the settings say. */
  readonly format?: RevisionFormat;
}

export interface MergeReport {
  readonly path: string;
  readonly revision: string;
  readonly downRevisions: readonly string[];
}

/** Writes a revision that joins several, and does nothing else. */
export async function merge(input: SettingsInput, options: MergeOptions): Promise<MergeReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const { revisions, revId, branchLabel, versionPath, splice = false } = options;
  const placement = placeMerge(map, {
    versionLocations: settings.versionLocations,
    revisionIds: settings.revisionIds,
    heads: revisions,
    splice,
    branchLabels: branchLabel === undefined ? [] : [branchLabel],
    ...(revId === undefined ? {} : { id: revId }),
    ...(versionPath === undefined ? {} : { versionPath: resolve(input.cwd ?? process.cwd(), versionPath) }),
  });
  const [configured] = settings.revisionEnvironment ? await configuredSettings(settings, options) : [settings];
  const path = await writeNewRevision(configured, { ...options, placement, bodies: emptyBodies(settings) });
  return { path, revision: placement.id, downRevisions: placement.downRevisions };
}
