import { mergeOfAncestor, mergeOfOne } from '../errors/new-revision-errors.js';
import { type NewRevisionRequest, placeNewRevision, type RevisionPlacement } from './place-new-revision.js';
import type { RevisionMap } from './revision-map.js';
import type { RevisionNode } from './revision-node.js';
import { forebearsOf } from './walk-graph.js';

/** Places a revision that merges several. None of them may be an ancestor of another. */
export function placeMerge(map: RevisionMap, request: NewRevisionRequest): RevisionPlacement {
  const placement = placeNewRevision(map, request);
  const { downRevisions } = placement;
  if (downRevisions.length < 2) {
    throw mergeOfOne(downRevisions);
  }
  refuseAncestors(map.nodes.filter(({ id }) => downRevisions.includes(id)));
  return placement;
}

function refuseAncestors(joined: readonly RevisionNode[]): void {
  for (const node of joined) {
    const below = forebearsOf(node.down);
    const ancestor = joined.find((other) => below.has(other));
    if (ancestor !== undefined) {
      throw mergeOfAncestor(ancestor.id, node.id);
    }
  }
}
