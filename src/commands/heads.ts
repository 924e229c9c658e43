import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';

export interface HeadsOptions {
  /** Leaves out heads that another revision depends on. */
  readonly resolveDependencies?: boolean;
}

/** The revisions that nothing comes after. Asks no database. */
export async function heads(input: SettingsInput, options: HeadsOptions = {}): Promise<readonly RevisionInfo[]> {
  const map = await loadRevisionMap(await resolveSettings(input));
  const nodes = options.resolveDependencies === true ? map.realHeads : map.heads;
  return nodes.map((node) => toRevisionInfo(node));
}
