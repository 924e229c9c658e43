import { isAtHeads } from '../script/current-revisions.js';
import { toIds } from '../script/revision-node.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './command-events.js';
import { readVersion } from './database.js';
import { runEnvironment } from './environment.js';
import { namesOf, union } from './names-of.js';
import { currentIds, type RevisionInfo, toRevisionInfo } from './revision-info.js';
import { loadRevisionMap } from './revisions.js';

export interface CurrentReport {
  /** Without a password. */
  readonly database: string;
  /** None means base. */
  readonly revisions: readonly RevisionInfo[];
  readonly heads: readonly string[];
  readonly atHeads: boolean;
}

/** The revisions that the database is at. Writes nothing, not even a version table. */
export async function current(input: SettingsInput, options: CommandEvents = {}): Promise<CurrentReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const found = await runEnvironment(settings, options, async (place) => {
    const rows = await readVersion(place);
    return { database: place.connection.description, ids: [...currentIds(map, rows)], atHeads: isAtHeads(map, rows) };
  });
  const ids = new Set(union(found.map((each) => each.ids)));
  return {
    database: namesOf(found),
    revisions: map.nodes.filter(({ id }) => ids.has(id)).map((node) => toRevisionInfo(node)),
    heads: toIds(map.heads),
    atHeads: found.every(({ atHeads }) => atHeads),
  };
}
