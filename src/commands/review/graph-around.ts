import { layOutGraph } from '../../script/lay-out-graph.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { sortNewestFirst } from '../../script/sort-revisions.js';
import type { DrawnGraph } from '../drawing/drawn-graph.js';
import { toRevisionInfo } from '../graph/revision-info.js';

/** Of a long list, the newest are drawn. */
const MOST = 60;

/** The revisions with those that they follow, those that follow them, and the heads. */
export function graphAround(map: RevisionMap, ids: ReadonlySet<string>): DrawnGraph {
  const own = map.nodes.filter(({ id }) => ids.has(id));
  const near = new Set([...own, ...own.flatMap(({ needs, neededBy }) => [...needs, ...neededBy]), ...map.heads]);
  const { rows, edges } = layOutGraph(sortNewestFirst(near).slice(0, MOST));
  return {
    revisions: rows.map(({ node, lane }) => ({
      ...toRevisionInfo(node),
      lane,
      currentIn: [],
      appliedIn: [],
    })),
    lines: edges,
    databases: [],
  };
}
