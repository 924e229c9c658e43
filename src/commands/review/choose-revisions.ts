import { resolve } from 'node:path';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { unknownRevision } from '../../errors/selector-errors.js';
import { getAppliedTips } from '../../script/current-revisions.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { toIds } from '../../script/revision-node.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runEnvironment } from '../environment/environment.js';
import { readVersion } from '../environment/open-database.js';
import { findShown } from '../graph/shown-revisions.js';
import type { DatabaseReview } from './review.js';

export interface ReviewRequest {
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
  readonly events: CommandEvents;
  /** Ids, ranges, or paths of revision files. */
  readonly wanted: readonly string[];
  readonly cwd: string;
}

export interface ChosenRevisions extends Pick<DatabaseReview, 'chosen'> {
  readonly ids: ReadonlySet<string>;
  /** Whether an upgrade of the database would apply them, and no others before them. */
  readonly areNext: boolean;
  /** Why it isn't known what is pending; null if it is known, or if no database is set. */
  readonly unreachable: string | null;
}

/** The revisions that are asked for; otherwise those that the database doesn't have; otherwise the last ones. */
export async function chooseRevisions(request: ReviewRequest): Promise<ChosenRevisions> {
  const { map, wanted } = request;
  const rows = await readRows(request);
  const unreachable = typeof rows === 'string' ? rows : null;
  const choose = (chosen: ChosenRevisions['chosen'], ids: readonly string[]): ChosenRevisions => ({
    chosen,
    ids: new Set(ids),
    areNext: Array.isArray(rows) && areNext(map, rows, ids),
    unreachable,
  });
  if (wanted.length > 0) return choose('asked', await askedRevisions(request));
  if (!Array.isArray(rows)) return choose('last', toIds(map.heads));
  const pending = planUpgrade(map, rows, 'heads').map(({ revision }) => revision.id);
  return pending.length > 0 ? choose('pending', pending) : choose('last', toIds(getAppliedTips(map, rows)));
}

/** The tables of an empty database, as there is one in CI, show nothing. */
function areNext(map: RevisionMap, rows: readonly string[], ids: readonly string[]): boolean {
  if (rows.length === 0 || rows.some((row) => map.find(row) === undefined)) return false;
  const steps = planUpgrade(map, rows, ids);
  return steps.length > 0 && steps.every(({ revision }) => ids.includes(revision.id));
}

async function askedRevisions({ settings, map, events, wanted, cwd }: ReviewRequest): Promise<readonly string[]> {
  const found: string[] = [];
  for (const word of wanted) {
    const path = /[/\\]|\.(?:[cm]?[jt]s|sql)$/.test(word) ? resolve(cwd, word) : null;
    const ofFile = map.nodes.filter(({ revision }) => path !== null && resolve(revision.path) === path);
    if (path !== null && ofFile.length === 0) throw unknownRevision(word, null);
    found.push(...toIds(path === null ? await findShown({ settings, map, events }, word) : ofFile));
  }
  return found;
}

/** What the version table has; null if no database is set; why that isn't known, if the revisions are asked for anyway. */
async function readRows({ settings, events, wanted }: ReviewRequest): Promise<readonly string[] | string | null> {
  if (settings.connection.kind === 'missing') return null;
  try {
    const [rows] = await runEnvironment(settings, events, readVersion);
    return rows;
  } catch (error) {
    if (wanted.length === 0 || !(error instanceof LimbeckError) || error.code === 'INTERRUPTED') throw error;
    return error.message;
  }
}
