import { linkRevisions, type RevisionGraph } from './link-revisions.js';
import type { Revision } from './revision.js';
import { isBase, isHead, isRealHead, type RevisionNode } from './revision-node.js';

/** The graph of all revisions of a project. */
export class RevisionMap {
  /** In the order of their files. */
  readonly nodes: readonly RevisionNode[];
  /** Revisions that no other comes after. */
  readonly heads: readonly RevisionNode[];
  /** Heads that nothing depends on: what the version table names once everything is applied. */
  readonly realHeads: readonly RevisionNode[];
  /** Revisions that come after no other. */
  readonly bases: readonly RevisionNode[];
  readonly #graph: RevisionGraph;

  /**
   * @param revisions in the order of their files, which decides wherever the graph leaves the order open.
   * @throws LimbeckError naming the files that do not fit together: an id or label stated twice, a down revision or
   * dependency that is nowhere, a ring.
   */
  constructor(revisions: readonly Revision[]) {
    this.#graph = linkRevisions(revisions);
    this.nodes = this.#graph.nodes;
    this.heads = this.nodes.filter(isHead);
    this.realHeads = this.nodes.filter(isRealHead);
    this.bases = this.nodes.filter(isBase);
  }

  /** By its whole id. */
  find(id: string): RevisionNode | undefined {
    return this.#graph.byId.get(id);
  }

  /** The revision that states a branch label. */
  findLabel(label: string): RevisionNode | undefined {
    return this.#graph.byLabel.get(label);
  }

  get labels(): readonly string[] {
    return [...this.#graph.byLabel.keys()];
  }
}
