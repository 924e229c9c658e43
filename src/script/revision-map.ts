import { type LinkOptions, linkRevisions, type RevisionGraph } from './link-revisions.js';
import type { Revision } from './revision.js';
import { isBase, isHead, isRealHead, type RevisionNode } from './revision-node.js';
import { splitReplaced } from './split-replaced.js';

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
  /** The revisions of the files that a squash replaces: they are in no list above. */
  readonly replaced: readonly Revision[];
  readonly #graph: RevisionGraph;
  readonly #revisions: readonly Revision[];

  /**
   * @param revisions in the order of their files, which decides wherever the graph leaves the order open.
   * @param options `followsReplaced`: what follows a replaced revision follows its squash instead of being refused.
   * @throws LimbeckError naming the files that do not fit together: an id or label stated twice, a down revision or
   * dependency that is nowhere, a ring.
   */
  constructor(revisions: readonly Revision[], options: LinkOptions = {}) {
    const { active, replaced } = splitReplaced(revisions);
    this.#revisions = revisions;
    this.replaced = replaced;
    this.#graph = linkRevisions(active, options);
    this.nodes = this.#graph.nodes;
    this.heads = this.nodes.filter(isHead);
    this.realHeads = this.nodes.filter(isRealHead);
    this.bases = this.nodes.filter(isBase);
  }

  /** By its whole id. */
  find(id: string): RevisionNode | undefined {
    return this.#graph.byId.get(id);
  }

  /** The graph with the revisions that a squash replaces in its place. */
  withoutSquash({ revision: squash }: RevisionNode): RevisionMap {
    return new RevisionMap(this.#revisions.filter((revision) => revision !== squash));
  }

  /** The ids of the revisions that a squash replaces, and that have no file. */
  missingReplaced({ revision: squash }: RevisionNode): readonly string[] {
    const known = new Set(this.replaced.map(({ id }) => id));
    return [squash.id, ...(squash.replaces ?? [])].filter((id) => !known.has(id));
  }

  /** The revision that states a branch label. */
  findLabel(label: string): RevisionNode | undefined {
    return this.#graph.byLabel.get(label);
  }

  get labels(): readonly string[] {
    return [...this.#graph.byLabel.keys()];
  }
}
