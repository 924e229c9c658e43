import { nothingToRebase, rebaseOntoNeeded } from '../errors/rebase-errors.js';
import { multipleHeads } from '../errors/selector-errors.js';
import { selectRevisions } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { sortOldestFirst } from './sort-revisions.js';
import { ancestorsOf, descendantsOf, forebearsOf } from './walk-graph.js';

export interface RebaseRequest {
  /** The newest of the revisions to move: an id, the beginning of one, or a label. */
  readonly revision: string;
  /** What they are put on. Default, and the meaning of `head`: the only other head. */
  readonly onto?: string | undefined;
}

/** A revision that gets other down revisions. */
export interface RebasedNode {
  readonly node: RevisionNode;
  readonly downRevisions: readonly string[];
}

export interface RebasePlan {
  readonly onto: RevisionNode;
  /** The revisions that come after `onto` afterwards, oldest first, whether their own files change or not. */
  readonly moved: readonly RevisionNode[];
  readonly changed: readonly RebasedNode[];
}

/**
 * Puts a revision, and those below it that `onto` does not have, on top of `onto`. They keep their order: only a down
 * revision that `onto` includes is replaced, or omitted next to one that moves.
 */
export function planRebase(map: RevisionMap, request: RebaseRequest): RebasePlan {
  const tip = selectOne(map, request.revision);
  const { onto: named = 'head' } = request;
  const onto = named === 'head' ? onlyOtherHead(map, tip) : selectOne(map, named);
  const included = ancestorsOf([onto]);
  if (included.has(tip)) throw nothingToRebase(tip.id, onto.id);
  const moving = new Set([...forebearsOf([tip])].filter((node) => !included.has(node)));
  const changed = [...moving].map((node) => ({ node, downRevisions: newDownRevisions(node, moving, onto) }));
  const differing = changed.filter(({ node, downRevisions }) => !sameIds(node.revision.downRevisions, downRevisions));
  if (differing.length === 0) throw nothingToRebase(tip.id, onto.id);
  return { onto, moved: sortOldestFirst(moving), changed: differing };
}

function newDownRevisions(
  node: RevisionNode,
  moving: ReadonlySet<RevisionNode>,
  onto: RevisionNode,
): readonly string[] {
  const kept = node.down.filter((down) => moving.has(down));
  return toIds(kept.length === 0 ? [onto] : kept);
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

function selectOne(map: RevisionMap, selector: string): RevisionNode {
  const [node, ...others] = selectRevisions(map, selector, 'rebase');
  if (others.length > 0) throw multipleHeads(selector, toIds([...(node === undefined ? [] : [node]), ...others]));
  if (node === undefined) throw nothingToRebase(selector, null);
  return node;
}

function onlyOtherHead(map: RevisionMap, tip: RevisionNode): RevisionNode {
  const above = descendantsOf([tip]);
  const heads = map.heads.filter((head) => !above.has(head));
  const [other, ...more] = heads.length === 0 ? squashesBelow(tip) : heads;
  if (other === undefined) throw nothingToRebase(tip.id, null);
  if (more.length > 0) throw rebaseOntoNeeded(tip.id, toIds([other, ...more]));
  return other;
}

/** The squashes that replaced what the branch of `tip` follows by its files. */
function squashesBelow(tip: RevisionNode): readonly RevisionNode[] {
  const astray = [...forebearsOf([tip])].filter(({ down, revision }) => !sameIds(revision.downRevisions, toIds(down)));
  return [...new Set(astray.flatMap(({ down }) => down))];
}
