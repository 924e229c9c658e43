import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { getAppliedTips } from '../script/current-revisions.js';
import { listHistory, mentionsCurrent, parseRange } from '../script/history.js';
import { layOutGraph } from '../script/lay-out-graph.js';
import { makeFolder } from '../script/make-folder.js';
import { mapToShow } from '../script/map-that-knows.js';
import type { RevisionMap } from '../script/revision-map.js';
import { type RevisionNode, toIds } from '../script/revision-node.js';
import { ancestorsOf } from '../script/walk-graph.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { DrawnGraph, GraphDatabase, GraphRevision } from './drawing/drawn-graph.js';
import { drawGraph, type GraphFormat } from './drawing/graph-formats.js';
import type { CommandEvents } from './environment/command-events.js';
import { askDatabases, type DatabaseRows } from './graph/ask-databases.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { toRevisionInfo } from './graph/revision-info.js';

export interface GraphOptions extends CommandEvents {
  /** `start:end`, both included, as in `history`. Default: all. */
  readonly range?: string;
  /** Shows what is applied in the databases of these environments. */
  readonly environments?: readonly string[];
  /** Shows what is applied in the databases of the settings. */
  readonly indicateCurrent?: boolean;
  /** How `drawing` is written. Default: none is made, or what the ending of `out` says. */
  readonly format?: GraphFormat;
  /** A file for the drawing. Replaced if it exists. */
  readonly out?: string;
}

export interface GraphReport extends DrawnGraph {
  /** Only if a format was asked for. */
  readonly drawing: string | null;
  /** The file that was written. */
  readonly path: string | null;
}

/** The history as a graph, and where it is applied. Asks databases only if environments or the mark ask for them. */
export async function graph(input: SettingsInput, options: GraphOptions = {}): Promise<GraphReport> {
  const { environments = [], range: rangeText = ':', indicateCurrent = false, out } = options;
  const range = parseRange(rangeText);
  const files = await loadRevisionMap(await resolveSettings(firstEnvironment(input, environments)));
  const isAsked = environments.length > 0 || indicateCurrent || mentionsCurrent(range);
  const databases = isAsked ? await askDatabases(input, environments, options) : [];
  const map = mapToShow(
    files,
    databases.flatMap(({ rows }) => rows),
  );
  const rows = databases.flatMap((database) => knownRows(map, database));
  const nodes = listHistory(map, range, [...new Set(rows)]);
  const drawn = toDrawnGraph(map, nodes, environments.length > 0 || indicateCurrent ? databases : []);
  const path = out === undefined ? null : resolve(input.cwd ?? process.cwd(), out);
  const drawing = drawGraph(drawn, options.format, out);
  if (path !== null && drawing !== null) writeDrawing(path, drawing);
  return { ...drawn, drawing, path };
}

/** The revisions are those of the first environment. */
function firstEnvironment(input: SettingsInput, [first]: readonly string[]): SettingsInput {
  return first === undefined ? input : { ...input, env: first };
}

function knownRows(map: RevisionMap, { rows }: DatabaseRows): readonly string[] {
  return rows.filter((id) => map.find(id) !== undefined);
}

interface Asked extends GraphDatabase {
  readonly applied: ReadonlySet<RevisionNode>;
}

function toDrawnGraph(
  map: RevisionMap,
  nodes: readonly RevisionNode[],
  databases: readonly DatabaseRows[],
): DrawnGraph {
  const asked = databases.map((database): Asked => {
    const tips = getAppliedTips(map, knownRows(map, database));
    return {
      name: database.name,
      database: database.database,
      revisions: toIds(tips),
      missing: database.rows.filter((id) => map.find(id) === undefined),
      applied: ancestorsOf(tips),
    };
  });
  const { rows, edges } = layOutGraph(nodes);
  return {
    revisions: rows.map(
      ({ node, lane }): GraphRevision => ({
        ...toRevisionInfo(node),
        lane,
        currentIn: asked.filter(({ revisions }) => revisions.includes(node.id)).map(({ name }) => name),
        appliedIn: asked.filter(({ applied }) => applied.has(node)).map(({ name }) => name),
      }),
    ),
    lines: edges,
    databases: asked.map(({ applied: _, ...database }) => database),
  };
}

/** A drawing can be repeated at any time, so an older one is replaced. */
function writeDrawing(path: string, drawing: string): void {
  makeFolder(dirname(path));
  writeFileSync(path, drawing);
}
