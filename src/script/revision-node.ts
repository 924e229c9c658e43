import type { Revision } from './revision.js';

/** A revision with its neighbors in the graph. Every list except `needs` is in the order of the files. */
export interface RevisionNode {
  readonly revision: Revision;
  readonly id: string;
  /** Counts the revisions in the order of their files. */
  readonly position: number;
  /** The down revisions, as the file orders them. */
  readonly down: readonly RevisionNode[];
  /** What must be applied right before it: the down revisions, then those dependencies that no ancestor has too. */
  readonly needs: readonly RevisionNode[];
  /** The revisions that name it as a down revision. */
  readonly up: readonly RevisionNode[];
  /** The revisions that need it: `up` and the dependent ones. */
  readonly neededBy: readonly RevisionNode[];
  /** Its own labels and those of its branch. */
  readonly labels: readonly string[];
}

/** A head has no revision above it. */
export function isHead(node: RevisionNode): boolean {
  return node.up.length === 0;
}

/** Nothing is above it and nothing depends on it, so the version table names it once all is applied. */
export function isRealHead(node: RevisionNode): boolean {
  return node.neededBy.length === 0;
}

export function isBase(node: RevisionNode): boolean {
  return node.down.length === 0;
}

export function isBranchPoint(node: RevisionNode): boolean {
  return node.up.length > 1;
}

export function isMergePoint(node: RevisionNode): boolean {
  return node.down.length > 1;
}

export function toIds(nodes: Iterable<RevisionNode>): string[] {
  return Array.from(nodes, (node) => node.id);
}
