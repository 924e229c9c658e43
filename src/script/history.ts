import { historyRangeInvalid, notALine, notInBranch } from '../errors/selector-errors.js';
import { getCurrent, isRelative, type RelativeSelector, resolveCurrent, resolveRelative } from './current-revisions.js';
import { type Branch, getBranch } from './find-revision.js';
import { parseSelector, type Selector } from './parse-selector.js';
import { resolveAbsolute } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { sortNewestFirst } from './sort-revisions.js';
import { ancestorsOf, dependantsOf, descendantsOf } from './walk-graph.js';
import { walkSteps } from './walk-steps.js';

/** `start:end` as typed; an empty side is null. */
export interface RevisionRange {
  readonly text: string;
  readonly start: Selector | null;
  readonly end: Selector | null;
}

export function parseRange(text: string): RevisionRange {
  const sides = text.split(':');
  const [start = '', end = ''] = sides;
  if (sides.length !== 2) {
    throw historyRangeInvalid(text);
  }
  return { text: text.trim(), start: parseSide(start), end: parseSide(end) };
}

function parseSide(text: string): Selector | null {
  return text.trim() === '' ? null : parseSelector(text);
}

/** Whether the rows of the version table are needed to understand the range. */
export function mentionsCurrent(range: RevisionRange): boolean {
  return range.start?.symbol === 'current' || range.end?.symbol === 'current';
}

/**
 * The revisions of a stretch, newest first, both ends included. An empty start is base, an empty end all heads; a
 * relative side counts from the other one, and stops at the end of the line.
 * @param rows what the version table names, where `current` is mentioned.
 */
export function listHistory(
  map: RevisionMap,
  range: RevisionRange,
  rows: readonly string[] = [],
): readonly RevisionNode[] {
  const context = { map, range, current: getCurrent(map, rows) };
  const { starts, ends } = resolveEnds(context);
  const included = ancestorsOf(ends);
  if (starts.some((start) => !included.has(start))) {
    throw notALine(range.text, toIds(starts), toIds(ends));
  }
  return sortNewestFirst(starts.length === 0 ? included : between(starts, ends, included));
}

interface Context {
  readonly map: RevisionMap;
  readonly range: RevisionRange;
  readonly current: readonly RevisionNode[];
}

/** No starts are base. */
interface Ends {
  readonly starts: readonly RevisionNode[];
  readonly ends: readonly RevisionNode[];
}

function resolveEnds(context: Context): Ends {
  const { map, range } = context;
  const { start, end } = range;
  const branch = start === null || start.branch === null ? null : getBranch(map, start.branch);
  if (end !== null && isRelative(end)) {
    const starts = resolveSide(context, start, []);
    return { starts, ends: inBranch(stepsUp(map, starts, end), branch) };
  }
  const ends = inBranch(resolveSide(context, end, map.realHeads), branch);
  if (start !== null && isRelative(start)) {
    return { starts: stepsDown(context, ends, start), ends };
  }
  return { starts: resolveSide(context, start, []), ends };
}

function resolveSide(
  { map, range, current }: Context,
  side: Selector | null,
  otherwise: readonly RevisionNode[],
): readonly RevisionNode[] {
  if (side === null) {
    return otherwise;
  }
  if (isRelative(side)) {
    throw historyRangeInvalid(range.text);
  }
  return side.symbol === 'current'
    ? resolveCurrent({ map, current }, side)
    : resolveAbsolute(map, side, { use: 'list history', clip: true }).nodes;
}

function stepsUp(map: RevisionMap, starts: readonly RevisionNode[], end: RelativeSelector): readonly RevisionNode[] {
  if (end.steps < 0) {
    throw historyRangeInvalid(`:${end.text}`);
  }
  return resolveRelative({ map, current: starts, clip: true }, end).nodes;
}

/** From each of the ends; base where one of them has no more steps below it. */
function stepsDown(
  { map, range }: Context,
  ends: readonly RevisionNode[],
  { steps, text }: RelativeSelector,
): readonly RevisionNode[] {
  if (steps > 0) {
    throw historyRangeInvalid(range.text);
  }
  const starts = ends.map((end) => walkSteps({ map, start: end, steps, branch: null, text, clip: true }));
  return starts.includes(null) ? [] : starts.filter((start) => start !== null);
}

/** The branch of the start decides which of several heads are meant; one end alone must be on it. */
function inBranch(nodes: readonly RevisionNode[], branch: Branch | null): readonly RevisionNode[] {
  const [only, ...more] = nodes;
  if (branch !== null && only !== undefined && more.length === 0 && !branch.members.has(only)) {
    throw notInBranch(only.id, branch.name);
  }
  return branch === null ? nodes : nodes.filter((node) => branch.members.has(node));
}

/**
 * The revisions after the starts by down revisions, as in Alembic. If the one end comes after them only by a dependency,
 * revisions that depend on the starts belong to the range too. Alembic would omit the requested end.
 */
function between(
  starts: readonly RevisionNode[],
  ends: readonly RevisionNode[],
  included: ReadonlySet<RevisionNode>,
): ReadonlySet<RevisionNode> {
  const before = ancestorsOf(starts.flatMap((start) => start.needs));
  const line = descendantsOf(starts);
  const [end, ...others] = ends;
  const isInLine = end === undefined || others.length > 0 || line.has(end);
  return new Set(
    [...(isInLine ? line : dependantsOf(starts))].filter((node) => included.has(node) && !before.has(node)),
  );
}
