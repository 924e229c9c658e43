import { currentUnknown } from '../errors/plan-errors.js';
import { ambiguousCurrent, branchNotApplied, tooFewSteps } from '../errors/selector-errors.js';
import { type Branch, branchOf, getBranch } from './find-revision.js';
import { mapThatKnows } from './map-that-knows.js';
import type { Selector } from './parse-selector.js';
import { type Resolution, toNodes } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { ancestorsOf, tipsOf } from './walk-graph.js';
import { type Position, walkSteps } from './walk-steps.js';

/**
 * The revisions that the rows of a version table name.
 * @throws LimbeckError where no file states one of them.
 */
export function getCurrent(map: RevisionMap, rows: readonly string[]): readonly RevisionNode[] {
  const ids = [...new Set(rows)];
  const nodes = ids.map((id) => map.find(id)).filter((node) => node !== undefined);
  if (nodes.length < ids.length) {
    throw currentUnknown(ids.filter((id) => map.find(id) === undefined));
  }
  return nodes;
}

/** The newest applied revision of every line; of a line that is applied only as a dependency too. */
export function getAppliedTips(map: RevisionMap, rows: readonly string[]): readonly RevisionNode[] {
  return tipsOfApplied(getCurrent(mapThatKnows(map, rows), rows));
}

/** Whether every revision is applied. */
export function isAtHeads(files: RevisionMap, rows: readonly string[]): boolean {
  const map = mapThatKnows(files, rows);
  const applied = ancestorsOf(getCurrent(map, rows));
  return map.heads.every((head) => applied.has(head));
}

/** A selector that counts from the current revision: `+2`, `-1`, `label@+1`. */
export type RelativeSelector = Selector & { readonly symbol: null; readonly steps: number };

export function isRelative(selector: Selector): selector is RelativeSelector {
  return selector.symbol === null && selector.steps !== null;
}

export interface RelativeContext {
  readonly map: RevisionMap;
  /** Where the steps are counted from; none is base. */
  readonly current: readonly RevisionNode[];
  /** Stop at the end of the line instead of refusing. */
  readonly clip?: boolean;
}

/** Follows `+2` or `label@-1` from the one current revision there is, on that branch if one is named. */
export function resolveRelative(context: RelativeContext, selector: RelativeSelector): Resolution {
  const { map, current, clip = false } = context;
  const { branch: name, steps, text } = selector;
  const branch = name === null ? null : getBranch(map, name);
  const start = steps > 0 ? startGoingUp(current, branch, selector) : startGoingDown(current, branch, selector);
  const end = walkSteps({ map, start, branch, steps, text, clip });
  return { nodes: toNodes(end), branch: start === null ? null : branchOf(start) };
}

/** What `current` means, alone or as in `label@current` or `current-1`. */
export function resolveCurrent(context: RelativeContext, selector: Selector): readonly RevisionNode[] {
  const { branch: name, steps } = selector;
  if (steps !== null) {
    return resolveRelative(context, { ...selector, symbol: null, steps }).nodes;
  }
  const branch = name === null ? null : getBranch(context.map, name);
  return branch === null ? context.current : context.current.filter((node) => branch.members.has(node));
}

/** Of a branch that is not current, what is applied counts: a branch point, a dependency, or base. */
function startGoingUp(current: readonly RevisionNode[], branch: Branch | null, { text }: Selector): Position {
  if (branch === null) {
    return onlyOne(current, text);
  }
  const rows = current.filter((node) => branch.members.has(node));
  if (rows.length > 0) {
    return onlyOne(rows, text);
  }
  const applied = [...ancestorsOf(current)].filter((node) => branch.members.has(node));
  return onlyOne(
    tipsOf(new Set(applied), (node) => node.neededBy),
    text,
  );
}

function startGoingDown(
  current: readonly RevisionNode[],
  branch: Branch | null,
  { text, steps }: RelativeSelector,
): Position {
  if (branch === null) {
    const row = onlyOne(current, text);
    if (row === null) {
      throw tooFewSteps(text, -steps, 0);
    }
    return row;
  }
  const rows = current.filter((node) => branch.members.has(node));
  const tips = rows.length > 0 ? rows : tipsOfApplied(current).filter((node) => branch.members.has(node));
  if (tips.length === 0) {
    throw branchNotApplied(text, branch.name);
  }
  return onlyOne(tips, text);
}

function tipsOfApplied(current: readonly RevisionNode[]): RevisionNode[] {
  return tipsOf(ancestorsOf(current), (node) => node.up).sort((one, other) => one.position - other.position);
}

/** None is base. */
function onlyOne(nodes: readonly RevisionNode[], text: string): Position {
  if (nodes.length > 1) {
    throw ambiguousCurrent(text, toIds(nodes));
  }
  return nodes[0] ?? null;
}
