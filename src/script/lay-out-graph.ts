import type { RevisionNode } from './revision-node.js';

/** A revision in a drawing of the history: one row each, in a lane. */
export interface GraphRow {
  readonly node: RevisionNode;
  readonly lane: number;
}

/** A line from a revision down to one that it needs. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The lane in which the line runs from the row of `from` to the row of `to`. */
  readonly lane: number;
}

/** Whether a revision follows another one, or only depends on it. */
export type EdgeKind = 'follows' | 'depends';

export interface GraphLayout {
  readonly rows: readonly GraphRow[];
  readonly edges: readonly GraphEdge[];
}

/**
 * Gives each revision and each line its lane, as `git log --graph` does: a line keeps its lane until the revision that it
 * leads to, and a lane that has become free is used again.
 * @param nodes newest first, each after all that need it. An edge may lead to a revision that is not among them.
 */
export function layOutGraph(nodes: readonly RevisionNode[]): GraphLayout {
  const lanes = new Lanes();
  const edges: GraphEdge[] = [];
  const rows = nodes.map((node) => {
    const lane = lanes.arrive(node);
    for (const [index, needed] of node.needs.entries()) {
      const kind = node.down.includes(needed) ? 'follows' : 'depends';
      const edgeLane = index === 0 ? lanes.keep(lane, needed) : lanes.leadTo(needed, lane);
      edges.push({ from: node.id, to: needed.id, kind, lane: edgeLane });
    }
    return { node, lane };
  });
  return { rows, edges };
}

/** The revision that each lane leads to; null is a free lane. */
class Lanes {
  readonly #leads: (RevisionNode | null)[] = [];

  /** The first lane that leads to the revision is its own; the others end there. */
  arrive(node: RevisionNode): number {
    const found = this.#leads.indexOf(node);
    const lane = found === -1 ? this.#free(0) : found;
    for (const [index, lead] of this.#leads.entries()) {
      if (lead === node) this.#leads[index] = null;
    }
    return lane;
  }

  keep(lane: number, needed: RevisionNode): number {
    this.#leads[lane] = needed;
    return lane;
  }

  /** A further line joins the one that leads there already, or begins to the right of the revision. */
  leadTo(needed: RevisionNode, from: number): number {
    const found = this.#leads.indexOf(needed);
    const lane = found === -1 ? this.#free(from + 1) : found;
    this.#leads[lane] = needed;
    return lane;
  }

  #free(from: number): number {
    const found = this.#leads.findIndex((lead, index) => index >= from && lead === null);
    return found === -1 ? Math.max(this.#leads.length, from) : found;
  }
}
