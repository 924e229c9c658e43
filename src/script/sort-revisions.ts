import type { RevisionNode } from './revision-node.js';
import { ancestorsOf, tipsOf } from './walk-graph.js';

/** A line of revisions that is being walked down. */
interface Line {
  tip: RevisionNode;
  /** Of the tip, itself included. */
  readonly below: Set<RevisionNode>;
}

/**
 * Newest first: each revision after all that need it. One branch is followed down to where it leaves another before
 * the next is begun. If the graph leaves the choice open, the order of the files decides.
 */
export function sortNewestFirst(nodes: ReadonlySet<RevisionNode>): RevisionNode[] {
  const left = new Set(nodes);
  const lines = tipsOf(nodes, (node) => node.neededBy)
    .sort((one, other) => one.position - other.position)
    .map(toLine);
  const sorted: RevisionNode[] = [];
  let at = 0;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const { tip } = line;
    const blocking = lines.findIndex((other) => other !== line && other.below.has(tip));
    if (blocking !== -1) {
      at = blocking;
      continue;
    }
    sorted.push(tip);
    left.delete(tip);
    at = moveDown(lines, at, left);
  }
  return sorted;
}

/** Oldest first: each revision after all that it needs. */
export function sortOldestFirst(nodes: ReadonlySet<RevisionNode>): RevisionNode[] {
  return sortNewestFirst(nodes).reverse();
}

/** Takes the line on to what its tip needs, or ends it; returns the line to go on with. */
function moveDown(lines: Line[], at: number, left: ReadonlySet<RevisionNode>): number {
  const line = lines[at];
  if (line === undefined) {
    return at;
  }
  const { tip } = line;
  const [next, ...others] = tip.needs.filter((node) => left.has(node) && !lines.some((other) => other.tip === node));
  if (next === undefined) {
    lines.splice(at, 1);
    return Math.max(at - 1, 0);
  }
  if (tip.needs.length === 1) {
    line.below.delete(tip);
    line.tip = next;
  } else {
    lines[at] = toLine(next);
    lines.push(...others.map(toLine));
  }
  return at;
}

function toLine(tip: RevisionNode): Line {
  return { tip, below: ancestorsOf([tip]) };
}
