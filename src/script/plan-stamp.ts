import { stampOverlaps } from '../errors/plan-errors.js';
import { selectorNotHere } from '../errors/selector-errors.js';
import { getCurrent, isRelative, resolveRelative } from './current-revisions.js';
import type { Branch } from './find-revision.js';
import { mapThatKnows } from './map-that-knows.js';
import { parseSelector } from './parse-selector.js';
import { type Resolution, resolveAbsolute } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import type { StampStep } from './step.js';
import { replaceRows } from './version-rows.js';
import { ancestorsOf, dependantsOf, forebearsOf } from './walk-graph.js';

export interface StampRequest {
  /** Ids, labels and other selectors, such as `head`, `heads`, `base`, `label@base` or `+1`. */
  readonly targets: readonly string[];
  /** Forget every row first, also those that no file states. */
  readonly purge?: boolean;
}

/** The steps that make the version table say that the targets are applied; nothing is run. */
export function planStamp(files: RevisionMap, rows: readonly string[], request: StampRequest): readonly StampStep[] {
  const { targets, purge = false } = request;
  const map = mapThatKnows(files, purge ? [] : rows, targets);
  const table = new StampTable(purge ? [] : getCurrent(map, rows));
  const resolutions = targets.map((text) => resolveTarget(map, table.rows, text));
  refuseBaseAmongOthers(resolutions);
  const stamped = new Set(resolutions.flatMap(({ nodes }) => nodes));
  const implied = findImplied(stamped);
  const steps = resolutions.flatMap(({ nodes, branch }) =>
    nodes.length === 0
      ? table.clear(rowsOn(branch))
      : nodes.filter((node) => !implied.has(node)).flatMap((node) => table.stamp(node)),
  );
  // A revision without its row in the table can't replace the rows above it.
  const abandoned = dependantsOf([...stamped].filter((node) => implied.has(node)));
  const plan = [...steps, ...table.clear((row) => abandoned.has(row) && !stamped.has(row))];
  return purge ? [purgeStep(rows), ...plan] : plan;
}

/** The revisions of the branch, and those that depend on them; all revisions without a branch. */
function rowsOn(branch: Branch | null): (row: RevisionNode) => boolean {
  const line = branch && new Set([...forebearsOf([branch.node]), ...dependantsOf([branch.node])]);
  return (row) => line?.has(row) ?? true;
}

function resolveTarget(map: RevisionMap, current: readonly RevisionNode[], text: string): Resolution {
  const selector = parseSelector(text);
  return isRelative(selector)
    ? resolveRelative({ map, current }, selector)
    : resolveAbsolute(map, selector, { use: 'stamp' });
}

function refuseBaseAmongOthers(resolutions: readonly Resolution[]): void {
  if (resolutions.length > 1 && resolutions.some(({ nodes }) => nodes.length === 0)) {
    const hint = 'Stamp only base. Or empty the version table first with `--purge`.';
    throw selectorNotHere('base', 'stamp together with other revisions', hint);
  }
}

/** Revisions that another target depends on get no row: they are applied with it. */
function findImplied(targets: ReadonlySet<RevisionNode>): ReadonlySet<RevisionNode> {
  for (const upper of targets) {
    const below = forebearsOf(upper.down);
    const lower = [...targets].find((target) => below.has(target));
    if (lower !== undefined) {
      throw stampOverlaps(upper.id, lower.id);
    }
  }
  return ancestorsOf([...targets].flatMap(({ needs }) => needs));
}

/** The rows while stamps are planned. */
class StampTable {
  rows: readonly RevisionNode[];

  constructor(rows: readonly RevisionNode[]) {
    this.rows = rows;
  }

  /** What the revision includes and what includes it gives way to it; other branches stay. */
  stamp(node: RevisionNode): readonly StampStep[] {
    if (this.rows.includes(node)) {
      return [];
    }
    const line = new Set([...ancestorsOf([node]), ...dependantsOf([node])]);
    return [this.#replace((row) => line.has(row), node)];
  }

  clear(isGoing: (row: RevisionNode) => boolean): readonly StampStep[] {
    return this.rows.filter(isGoing).map((going) => this.#replace((row) => row === going, null));
  }

  #replace(isGoing: (row: RevisionNode) => boolean, node: RevisionNode | null): StampStep {
    const from = this.rows.filter(isGoing);
    const to = node === null ? [] : [node];
    this.rows = [...this.rows.filter((row) => !isGoing(row)), ...to];
    return {
      direction: 'stamp',
      revision: node?.revision ?? null,
      from: toIds(from),
      to: toIds(to),
      versionChanges: replaceRows(from, to),
    };
  }
}

function purgeStep(rows: readonly string[]): StampStep {
  return { direction: 'stamp', revision: null, from: rows, to: [], versionChanges: [{ deleteAll: true }] };
}
