import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { findShown } from './graph/shown-revisions.js';

export interface ShowOptions extends CommandEvents {
  /** An id or the beginning of one, `head`, `heads`, `current`, a range. */
  readonly revision: string;
}

/** All about the revisions named; asks the database only for `current`. */
export async function show(input: SettingsInput, options: ShowOptions): Promise<readonly RevisionInfo[]> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const nodes = await findShown({ settings, map, events: options }, options.revision);
  return nodes.map((node) => toRevisionInfo(node));
}
