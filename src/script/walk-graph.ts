import type { RevisionNode } from './revision-node.js';

/** The nodes themselves and all below them, dependencies too: what is applied once they are. */
export function ancestorsOf(nodes: Iterable<RevisionNode>): Set<RevisionNode> {
  return reach(nodes, (node) => node.needs);
}

/** The nodes themselves and all that cannot stay without them. */
export function dependantsOf(nodes: Iterable<RevisionNode>): Set<RevisionNode> {
  return reach(nodes, (node) => node.neededBy);
}

/** The nodes themselves and all later revisions, by down revisions only. */
export function descendantsOf(nodes: Iterable<RevisionNode>): Set<RevisionNode> {
  return reach(nodes, (node) => node.up);
}

/** The nodes themselves and all that they come after by down revisions alone. */
export function forebearsOf(nodes: Iterable<RevisionNode>): Set<RevisionNode> {
  return reach(nodes, (node) => node.down);
}

/** The node itself, and all revisions above and below it. Dependencies are not followed. */
export function lineageOf(node: RevisionNode): Set<RevisionNode> {
  return new Set([...forebearsOf([node]), ...descendantsOf([node])]);
}

/** The nodes that no other of them comes after, in their order. */
export function tipsOf(
  nodes: ReadonlySet<RevisionNode>,
  above: (node: RevisionNode) => readonly RevisionNode[],
): RevisionNode[] {
  return [...nodes].filter((node) => !above(node).some((next) => nodes.has(next)));
}

/** The nodes, what is next to them, what is next to that, and so on. */
export function reach<Node>(nodes: Iterable<Node>, next: (node: Node) => readonly Node[]): Set<Node> {
  const reached = new Set(nodes);
  // A set visits what is added to it while it is walked.
  for (const node of reached) {
    for (const neighbour of next(node)) {
      reached.add(neighbour);
    }
  }
  return reached;
}
