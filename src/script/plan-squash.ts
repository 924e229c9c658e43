import { squashImpossible } from '../errors/squash-errors.js';
import { listHistory, parseRange } from './history.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { sortOldestFirst } from './sort-revisions.js';
import type { RevisionStep } from './step.js';
import { VersionRows } from './version-rows.js';
import { ancestorsOf, tipsOf } from './walk-graph.js';

/** What becomes one revision, and the place of that in the graph. */
export interface SquashPlan {
  /** The last revision of the range. The squash has its id, so that a database that has it is where it was. */
  readonly top: RevisionNode;
  /** Oldest first. */
  readonly nodes: readonly RevisionNode[];
  /** What is applied before the range, oldest first. */
  readonly below: readonly RevisionNode[];
  /** The ids of the others, oldest first, with those that they replace themselves. */
  readonly replaces: readonly string[];
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
}

/** @param range `start:end`, both ends included; `base:head` is all. */
export function planSquash(map: RevisionMap, range: string): SquashPlan {
  const nodes = listHistory(map, parseRange(range));
  const inside = new Set(nodes);
  const [top, ...more] = tipsOf(inside, (node) => node.neededBy);
  if (top === undefined || nodes.length < 2) {
    throw squashImpossible(range, 'it has fewer than two revisions', 'Name a longer range: `base:head` is all.');
  }
  if (more.length > 0) {
    const ids = toIds([top, ...more]).join(', ');
    throw squashImpossible(range, `it ends in several revisions: ${ids}`, 'Join them first: `migrate merge heads`.');
  }
  refuseBranchesOff(range, top, inside);
  const downs = tipsOfLines(nodes.flatMap(({ down }) => down).filter((node) => !inside.has(node)));
  const below = ancestorsOf(nodes.flatMap(({ needs }) => needs).filter((node) => !inside.has(node)));
  const oldest = sortOldestFirst(inside);
  return {
    top,
    nodes: oldest,
    below: sortOldestFirst(below),
    replaces: [
      ...new Set(oldest.flatMap(({ id, revision }) => [...(revision.replaces ?? []), ...(id === top.id ? [] : [id])])),
    ],
    downRevisions: toIds(downs),
    branchLabels: [...new Set(oldest.flatMap(({ revision }) => revision.branchLabels))],
    dependsOn: outerDependencies(map, oldest, { inside, applied: ancestorsOf(downs) }),
  };
}

/** A database that has such a revision, and not all of the range, would be misunderstood afterwards. */
function refuseBranchesOff(range: string, top: RevisionNode, inside: ReadonlySet<RevisionNode>): void {
  for (const node of inside) {
    const other = node === top ? undefined : node.neededBy.find((needing) => !inside.has(needing));
    if (other !== undefined) {
      const why = `"${other.id}" follows or depends on "${node.id}", in the middle of the range`;
      const hint = `Rebase or merge "${other.id}" first, or end the range at "${node.id}".`;
      throw squashImpossible(range, why, hint);
    }
  }
}

/** Without those that another one comes after. */
function tipsOfLines(nodes: readonly RevisionNode[]): readonly RevisionNode[] {
  const unique = [...new Set(nodes)];
  return unique.filter((node) => !unique.some((other) => other !== node && ancestorsOf([other]).has(node)));
}

interface Around {
  readonly inside: ReadonlySet<RevisionNode>;
  readonly applied: ReadonlySet<RevisionNode>;
}

/** The dependencies that lead out of the range, and that its down revisions don't have anyway. */
function outerDependencies(map: RevisionMap, nodes: readonly RevisionNode[], around: Around): readonly string[] {
  const names = new Set(nodes.flatMap(({ revision }) => revision.dependsOn));
  return [...names].filter((name) => {
    const node = map.find(name) ?? map.findLabel(name);
    return node !== undefined && !around.inside.has(node) && !around.applied.has(node);
  });
}

/** The steps that apply revisions to an empty database, in this order. */
export function stepsOf(nodes: readonly RevisionNode[]): readonly RevisionStep[] {
  const table = new VersionRows([]);
  return nodes.map((node) => ({
    direction: 'upgrade',
    revision: node.revision,
    from: toIds(node.down),
    to: [node.id],
    versionChanges: table.upgrade(node),
  }));
}
