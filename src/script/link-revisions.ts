import {
  branchLabelTaken,
  dependencyCycle,
  dependencyMissing,
  downRevisionMissing,
  duplicateRevision,
  revisionCycle,
} from '../errors/revision-graph-errors.js';
import { downRevisionReplaced } from '../errors/squash-errors.js';
import { findCycle } from './find-cycle.js';
import type { Revision } from './revision.js';
import { checkBranchLabel, checkRevisionId } from './revision-id.js';
import type { RevisionNode } from './revision-node.js';
import { reach } from './walk-graph.js';

export interface RevisionGraph {
  /** In the order of their files. */
  readonly nodes: readonly RevisionNode[];
  readonly byId: ReadonlyMap<string, RevisionNode>;
  readonly byLabel: ReadonlyMap<string, RevisionNode>;
}

/** A node while the graph is put together. */
interface Draft extends RevisionNode {
  readonly down: Draft[];
  readonly needs: Draft[];
  readonly up: Draft[];
  readonly neededBy: Draft[];
  readonly labels: string[];
  /** Every dependency of the file, those that an ancestor has too included. */
  readonly dependencies: Draft[];
}

export interface LinkOptions {
  /** Whether what follows a replaced revision follows its squash. Otherwise it is refused. */
  readonly followsReplaced?: boolean;
}

/** Puts the graph together, or says which files do not fit into one. */
export function linkRevisions(
  revisions: readonly Revision[],
  { followsReplaced = false }: LinkOptions = {},
): RevisionGraph {
  const byId = collectIds(revisions);
  const links = { byId, squashes: collectSquashes(byId), followsReplaced };
  const byLabel = collectLabels(byId);
  const nodes = [...byId.values()];
  for (const node of nodes) {
    linkDownRevisions(node, links);
    linkDependencies(node, byId, byLabel);
  }
  refuseCycles(nodes);
  for (const node of nodes) {
    linkNeeds(node);
  }
  for (const node of byLabel.values()) {
    spreadLabels(node);
  }
  return { nodes, byId, byLabel };
}

function collectIds(revisions: readonly Revision[]): Map<string, Draft> {
  const byId = new Map<string, Draft>();
  for (const [position, revision] of revisions.entries()) {
    checkRevisionId(revision.id, revision.path);
    const known = byId.get(revision.id);
    if (known !== undefined) {
      throw duplicateRevision(known.revision, revision);
    }
    byId.set(revision.id, toDraft(revision, position));
  }
  return byId;
}

function toDraft(revision: Revision, position: number): Draft {
  return {
    revision,
    id: revision.id,
    position,
    down: [],
    needs: [],
    up: [],
    neededBy: [],
    labels: withoutRepeats(revision.branchLabels),
    dependencies: [],
  };
}

/** A new list. Most have one entry at most, and a history may have thousands of them. */
function withoutRepeats(names: readonly string[]): string[] {
  return names.length < 2 ? [...names] : [...new Set(names)];
}

function collectLabels(byId: ReadonlyMap<string, Draft>): Map<string, Draft> {
  const byLabel = new Map<string, Draft>();
  for (const node of byId.values()) {
    for (const label of node.labels) {
      checkBranchLabel(label, node.revision.path);
      const holder = byId.get(label) ?? byLabel.get(label);
      if (holder !== undefined) {
        throw branchLabelTaken(label, node.revision, holder.revision);
      }
      byLabel.set(label, node);
    }
  }
  return byLabel;
}

/** The squash of each replaced revision, by its id. */
function collectSquashes(byId: ReadonlyMap<string, Draft>): ReadonlyMap<string, Draft> {
  return new Map([...byId.values()].flatMap((node) => (node.revision.replaces ?? []).map((id) => [id, node] as const)));
}

interface Links {
  readonly byId: ReadonlyMap<string, Draft>;
  /** By the ids of replaced revisions. */
  readonly squashes: ReadonlyMap<string, Draft>;
  readonly followsReplaced: boolean;
}

function linkDownRevisions(node: Draft, { byId, squashes, followsReplaced }: Links): void {
  for (const id of withoutRepeats(node.revision.downRevisions)) {
    const squash = squashes.get(id);
    const down = byId.get(id) ?? (followsReplaced ? squash : undefined);
    if (down === undefined) {
      throw squash === undefined
        ? downRevisionMissing(node.revision, id)
        : downRevisionReplaced(node.revision, id, squash.revision);
    }
    node.down.push(down);
    down.up.push(node);
  }
}

function linkDependencies(node: Draft, byId: ReadonlyMap<string, Draft>, byLabel: ReadonlyMap<string, Draft>): void {
  for (const name of node.revision.dependsOn) {
    const dependency = byId.get(name) ?? byLabel.get(name);
    if (dependency === undefined) {
      throw dependencyMissing(node.revision, name);
    }
    node.dependencies.push(dependency);
  }
}

function refuseCycles(nodes: readonly Draft[]): void {
  const cycle = hasCycle(nodes) ? findCycle(nodes, (node) => node.down) : null;
  if (cycle !== null) {
    throw revisionCycle(cycle.map(({ revision }) => revision));
  }
  if (nodes.every(({ dependencies }) => dependencies.length === 0)) return;
  const ring = findCycle(nodes, (node) => [...node.down, ...node.dependencies]);
  if (ring !== null) {
    throw dependencyCycle(ring.map(({ revision }) => revision));
  }
}

/** Faster than to find the cycle, which hardly any project has. */
function hasCycle(nodes: readonly Draft[]): boolean {
  const left = nodes.map(({ down }) => down.length);
  const free = nodes.filter(({ down }) => down.length === 0);
  for (const node of free) {
    for (const above of node.up) {
      const others = (left[above.position] ?? 0) - 1;
      left[above.position] = others;
      if (others === 0) free.push(above);
    }
  }
  return free.length < nodes.length;
}

function linkNeeds(node: Draft): void {
  const isPlain = node.dependencies.length === 0 && node.down.length < 2;
  for (const needed of isPlain ? node.down : needsOf(node)) {
    node.needs.push(needed);
    needed.neededBy.push(node);
  }
}

/** A dependency that an ancestor states too is satisfied long before, and would only tangle the version table. */
function needsOf(node: Draft): ReadonlySet<Draft> {
  const needs = new Set(node.down);
  if (node.dependencies.length === 0) return needs;
  const satisfied = new Set([...reach(node.down, (below) => below.down)].flatMap((below) => below.dependencies));
  for (const dependency of node.dependencies) {
    if (!satisfied.has(dependency)) needs.add(dependency);
  }
  return needs;
}

/** Labels apply to all later revisions, and to earlier ones up to another branch or a merge. */
function spreadLabels(node: Draft): void {
  const branch = reach([node], (after) => after.up);
  let below: Draft | undefined = node;
  while (below !== undefined && below.neededBy.length < 2 && below.down.length < 2) {
    branch.add(below);
    [below] = below.down;
  }
  for (const member of branch) {
    member.labels.push(...node.revision.branchLabels.filter((label) => !member.labels.includes(label)));
  }
}
