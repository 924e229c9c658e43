import { multipleHeads, selectorNotHere } from '../errors/selector-errors.js';
import { type Branch, getBranch, getRevision } from './find-revision.js';
import { parseSelector, type Selector } from './parse-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { type Position, walkSteps } from './walk-steps.js';

/** What a selector means: its revisions (none is base), and the branch that it is confined to. */
export interface Resolution {
  readonly nodes: readonly RevisionNode[];
  readonly branch: Branch | null;
}

/**
 * Finds what a selector says by itself, without the current revision of a database.
 * @param options `use` is what it is wanted for, to follow "cannot be used to"; with `clip`, steps stop at the end of the line.
 */
export function resolveAbsolute(
  map: RevisionMap,
  selector: Selector,
  { use, clip = false }: { readonly use: string; readonly clip?: boolean },
): Resolution {
  const { branch: branchName, symbol, steps, text } = selector;
  if (symbol === null) {
    throw selectorNotHere(
      text,
      use,
      'It counts from the current revision. Write the revision to count from, as in head-1.',
    );
  }
  if (symbol === 'current') {
    throw selectorNotHere(text, use, 'Only `show`, `edit` and `history -r` ask the database for the current revision.');
  }
  const branch = branchName === null ? null : getBranch(map, branchName);
  const nodes = resolveSymbol(map, symbol, branch);
  if (steps === null) {
    return { nodes, branch };
  }
  const start = single(nodes, symbol);
  return { nodes: toNodes(walkSteps({ map, start, steps, branch, text, clip })), branch };
}

/** The revisions that a selector names; for what is not about a database, such as the down revision of a new one. */
export function selectRevisions(map: RevisionMap, text: string, use: string): readonly RevisionNode[] {
  return resolveAbsolute(map, parseSelector(text), { use }).nodes;
}

export function toNodes(position: Position): readonly RevisionNode[] {
  return position === null ? [] : [position];
}

function resolveSymbol(map: RevisionMap, symbol: string, branch: Branch | null): readonly RevisionNode[] {
  switch (symbol) {
    case 'head':
      return toNodes(single(headsOf(map, branch), branch === null ? 'head' : `${branch.name}@head`));
    case 'heads':
      return branch === null ? map.realHeads : headsOf(map, branch);
    case 'base':
      return [];
    default:
      return [getRevision(map, symbol, branch)];
  }
}

function headsOf(map: RevisionMap, branch: Branch | null): readonly RevisionNode[] {
  return branch === null ? map.heads : map.heads.filter((head) => branch.members.has(head));
}

/** No revision is base. */
function single(nodes: readonly RevisionNode[], selector: string): Position {
  if (nodes.length > 1) {
    throw multipleHeads(selector, toIds(nodes));
  }
  return nodes[0] ?? null;
}
