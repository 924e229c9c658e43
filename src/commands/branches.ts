import { isBranchPoint } from '../script/revision-node.js';
import { sortNewestFirst } from '../script/sort-revisions.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';

/** A revision that several come after. */
export interface BranchPoint extends RevisionInfo {
  /** The revisions directly after it, in the order of the files. */
  readonly children: readonly RevisionInfo[];
}

/** The branch points, newest first. Asks no database. */
export async function branches(input: SettingsInput): Promise<readonly BranchPoint[]> {
  const map = await loadRevisionMap(await resolveSettings(input));
  return sortNewestFirst(new Set(map.nodes))
    .filter(isBranchPoint)
    .map((node) => ({ ...toRevisionInfo(node), children: node.up.map((child) => toRevisionInfo(child)) }));
}
