import { listHistory, mentionsCurrent, parseRange } from '../../script/history.js';
import { mapThatKnows } from '../../script/map-that-knows.js';
import { asksForCurrent, resolveShown } from '../../script/resolve-show.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { RevisionNode } from '../../script/revision-node.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runEnvironment } from '../environment/environment.js';
import { readVersion } from '../environment/open-database.js';
import { union } from '../run/database-names.js';

export interface ShownRequest {
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
  readonly events: CommandEvents;
}

/** The revisions that a selector or a range such as `ae10:head` points at; asks the database only for `current`. */
export async function findShown(request: ShownRequest, selector: string): Promise<readonly RevisionNode[]> {
  const { map } = request;
  if (selector.includes(':')) {
    const range = parseRange(selector);
    const rows = mentionsCurrent(range) ? await readRows(request) : [];
    return listHistory(mapThatKnows(map, rows), range, rows);
  }
  const rows = asksForCurrent(selector) ? await readRows(request) : [];
  return resolveShown(mapThatKnows(map, rows, [selector]), selector, rows);
}

async function readRows({ settings, events }: ShownRequest): Promise<readonly string[]> {
  return union(await runEnvironment(settings, events, readVersion));
}
