import { listHistory, mentionsCurrent, parseRange } from '../script/history.js';
import { mapThatKnows } from '../script/map-that-knows.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { readVersion } from './environment/open-database.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { currentIds, type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { union } from './run/database-names.js';

export interface HistoryOptions extends CommandEvents {
  /** `start:end`, both included; either side may be empty or relative to the other. Default: all. */
  readonly range?: string;
  /** Marks the revisions that the database is at. */
  readonly indicateCurrent?: boolean;
}

/** The revisions, newest first. Asks the database only if the range or the mark needs it. */
export async function history(input: SettingsInput, options: HistoryOptions = {}): Promise<readonly RevisionInfo[]> {
  const settings = await resolveSettings(input);
  const range = parseRange(options.range ?? ':');
  const map = await loadRevisionMap(settings);
  if (options.indicateCurrent !== true && !mentionsCurrent(range)) {
    return listHistory(map, range).map((node) => toRevisionInfo(node));
  }
  const rows = union(await runEnvironment(settings, options, readVersion));
  const known = mapThatKnows(map, rows);
  const marked = options.indicateCurrent === true ? currentIds(map, rows) : undefined;
  return listHistory(known, range, rows).map((node) => toRevisionInfo(node, marked));
}
