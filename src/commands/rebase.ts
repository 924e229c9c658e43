import { readFileSync, writeFileSync } from 'node:fs';
import { noFileToEdit } from '../errors/command-errors.js';
import { type AppliedPlace, rebaseOfApplied, rebaseUnsure } from '../errors/rebase-errors.js';
import { getCurrent } from '../script/current-revisions.js';
import { mapToShow } from '../script/map-that-knows.js';
import { planRebase, type RebasePlan } from '../script/plan-rebase.js';
import { RevisionMap } from '../script/revision-map.js';
import { type RevisionNode, toIds } from '../script/revision-node.js';
import { rewriteDownRevisions } from '../script/rewrite-down-revision.js';
import { ancestorsOf } from '../script/walk-graph.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { askAllDatabases, type DatabaseRows, type NotAsked } from './graph/ask-databases.js';
import { loadRevisionMap } from './graph/load-revision-map.js';

export interface RebaseOptions extends CommandEvents {
  /** The newest of the revisions to move: an id, the beginning of one, or a label. */
  readonly revision: string;
  /** The revision to put them on. Default: the only other head. */
  readonly onto?: string;
  /** The environments whose databases are asked. Default: all databases of the settings. */
  readonly environments?: readonly string[];
}

export interface RebaseReport {
  readonly onto: string;
  /** The revisions that come after `onto` now, oldest first. */
  readonly moved: readonly string[];
  readonly files: readonly RebasedFile[];
  /** The databases that have none of the revisions. */
  readonly asked: readonly string[];
  readonly notAsked: readonly NotAsked[];
}

/** A file that states other down revisions now. */
export interface RebasedFile {
  readonly revision: string;
  readonly path: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Puts revisions on top of another head, if no database of the settings has them. Writes only their down revisions. */
export async function rebase(input: SettingsInput, options: RebaseOptions): Promise<RebaseReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings, { followsReplaced: true });
  const plan = planRebase(map, options);
  if (settings.revisions !== null) throw noFileToEdit(options.revision);
  const texts = plan.changed.map((change) => rewrite(change));
  linkAgain(map, plan);
  const { databases, notAsked } = await askAllDatabases(input, options.environments ?? [], options);
  refuseApplied(map, plan, databases);
  writeAll(texts);
  return {
    onto: plan.onto.id,
    moved: toIds(plan.moved),
    files: plan.changed.map(({ node, downRevisions }) => ({
      revision: node.id,
      path: node.revision.path,
      from: node.revision.downRevisions,
      to: downRevisions,
    })),
    asked: databases.map(({ name }) => name),
    notAsked,
  };
}

interface NewText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function rewrite({ node: { revision }, downRevisions }: RebasePlan['changed'][number]): NewText {
  const before = readFileSync(revision.path, 'utf8');
  return { path: revision.path, before, after: rewriteDownRevisions(before, revision, downRevisions) };
}

/** Fails before anything is written if the new graph would not fit together. */
function linkAgain(map: RevisionMap, { changed }: RebasePlan): void {
  const byId = new Map(changed.map(({ node, downRevisions }) => [node.id, downRevisions]));
  new RevisionMap(
    map.nodes.map(({ revision }) => ({ ...revision, downRevisions: byId.get(revision.id) ?? revision.downRevisions })),
    { followsReplaced: true },
  );
}

function refuseApplied(map: RevisionMap, { moved }: RebasePlan, databases: readonly DatabaseRows[]): void {
  const places = databases.map((place): AppliedPlace => {
    const known = mapToShow(map, place.rows);
    const unknown = place.rows.filter((id) => known.find(id) === undefined);
    if (unknown.length > 0) throw rebaseUnsure(place.name, place.database, unknown);
    const applied = new Set(toIds(ancestorsOf(getCurrent(known, place.rows))));
    const isHere = ({ id }: RevisionNode) => applied.has(id) || place.unfinished.includes(id);
    return { name: place.name, database: place.database, revisions: toIds(moved.filter(isHere)) };
  });
  const having = places.filter(({ revisions }) => revisions.length > 0);
  if (having.length > 0) throw rebaseOfApplied(having);
}

/** All files or none. */
function writeAll(texts: readonly NewText[]): void {
  const written: NewText[] = [];
  try {
    for (const text of texts) {
      written.push(text);
      writeFileSync(text.path, text.after);
    }
  } catch (error) {
    for (const { path, before } of written) writeFileSync(path, before);
    throw error;
  }
}
