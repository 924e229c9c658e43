import { ambiguousRevision, notInBranch, unknownBranch, unknownRevision } from '../errors/selector-errors.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { lineageOf } from './walk-graph.js';

/** Shorter ids are only found whole. */
const SHORTEST_ABBREVIATED_ID = 4;

/** A branch as a selector names it, with the revision that stands for it. */
export interface Branch {
  readonly name: string;
  readonly node: RevisionNode;
  /** Every revision above and below that one. */
  readonly members: ReadonlySet<RevisionNode>;
}

export function getBranch(map: RevisionMap, name: string): Branch {
  const node = findByName(map, name, null);
  if (node === undefined) {
    throw unknownBranch(name, map.labels);
  }
  return branchOf(node, name);
}

/** The branch that a revision is on. */
export function branchOf(node: RevisionNode, name: string = node.id): Branch {
  return { name, node, members: lineageOf(node) };
}

/**
 * By id, label, or the beginning of an id.
 * @param branch where to look for ids that begin so; a revision found otherwise must be on it.
 */
export function getRevision(map: RevisionMap, name: string, branch: Branch | null): RevisionNode {
  const node = findByName(map, name, branch);
  if (node === undefined) {
    throw unknownRevision(name, branch?.name ?? null, map.labels);
  }
  if (branch !== null && !branch.members.has(node)) {
    throw notInBranch(node.id, branch.name);
  }
  return node;
}

function findByName(map: RevisionMap, name: string, branch: Branch | null): RevisionNode | undefined {
  const exact = map.find(name) ?? map.findLabel(name);
  if (exact !== undefined) {
    return exact;
  }
  const candidates = map.nodes.filter(
    (node) =>
      node.id.length >= SHORTEST_ABBREVIATED_ID &&
      node.id.startsWith(name) &&
      (branch === null || branch.members.has(node)),
  );
  if (candidates.length > 1) {
    throw ambiguousRevision(name, toIds(candidates));
  }
  return candidates[0];
}
