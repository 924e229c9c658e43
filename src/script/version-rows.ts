import type { RevisionNode } from './revision-node.js';
import type { VersionChange } from './step.js';
import { ancestorsOf } from './walk-graph.js';

/**
 * The rows of a version table while steps are planned. The table contains only the newest applied revisions: not their
 * ancestors, and not the revisions that they depend on.
 */
export class VersionRows {
  readonly #rows: Set<RevisionNode>;
  readonly #applied: Set<RevisionNode>;

  constructor(current: Iterable<RevisionNode>) {
    this.#rows = new Set(current);
    this.#applied = ancestorsOf(this.#rows);
  }

  /** The revision takes the place of what it needs. */
  upgrade(node: RevisionNode): readonly VersionChange[] {
    const covered = node.needs.filter((needed) => this.#rows.has(needed));
    this.#applied.add(node);
    return this.#replace(covered, [node]);
  }

  /** What the revision needs comes into sight again, unless another applied revision needs it too. */
  downgrade(node: RevisionNode): readonly VersionChange[] {
    this.#applied.delete(node);
    const bared = node.needs.filter(
      (needed) => !this.#rows.has(needed) && !needed.neededBy.some((other) => this.#applied.has(other)),
    );
    return this.#replace([node], bared);
  }

  #replace(from: readonly RevisionNode[], to: readonly RevisionNode[]): readonly VersionChange[] {
    for (const node of from) {
      this.#rows.delete(node);
    }
    for (const node of to) {
      this.#rows.add(node);
    }
    return replaceRows(from, to);
  }
}

/** The last row of either side is updated, so that a plain step is one UPDATE; the others come and go around it. */
export function replaceRows(from: readonly RevisionNode[], to: readonly RevisionNode[]): readonly VersionChange[] {
  const [oldRow, newRow] = [from.at(-1), to.at(-1)];
  if (oldRow === undefined || newRow === undefined) {
    return [...from.map(({ id }) => ({ delete: id })), ...to.map(({ id }) => ({ insert: id }))];
  }
  return [
    ...from.slice(0, -1).map(({ id }) => ({ delete: id })),
    ...to.slice(0, -1).map(({ id }) => ({ insert: id })),
    { update: [oldRow.id, newRow.id] },
  ];
}
