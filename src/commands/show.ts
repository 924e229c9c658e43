import { asksForCurrent, resolveShown } from '../script/resolve-show.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './command-events.js';
import { readVersion, withDatabase } from './database.js';
import { type RevisionInfo, toRevisionInfo } from './revision-info.js';
import { loadRevisionMap } from './revisions.js';

export interface ShowOptions extends CommandEvents {
  /** An id or the beginning of one, `head`, `heads`, `current`. */
  readonly revision: string;
}

/** All about the revisions named; asks the database only for `current`. */
export async function show(input: SettingsInput, options: ShowOptions): Promise<readonly RevisionInfo[]> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const rows = asksForCurrent(options.revision)
    ? await withDatabase(settings, options, (connection) => readVersion(settings, connection))
    : [];
  return resolveShown(map, options.revision, rows).map((node) => toRevisionInfo(node));
}
