import { notALine, selectorNotHere } from '../errors/selector-errors.js';
import { isRelative } from './current-revisions.js';
import { parseSelector } from './parse-selector.js';
import { selectRevisions } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { ancestorsOf } from './walk-graph.js';

/** Without a database, a range sets the rows that its version table is assumed to have. */
export interface OfflineRange {
  /** What the version table is taken to name; none is base. */
  readonly rows: readonly string[];
  readonly targets: readonly string[];
}

/** `from:to`, or `to` alone, which starts from base. */
export function resolveOfflineUpgrade(map: RevisionMap, range: string): OfflineRange {
  const { start, target } = splitRange(range);
  const rows = resolveStart(map, start ?? 'base');
  if (!isRelative(parseSelector(target))) refuseWayBack(range, rows, selectRevisions(map, target, 'upgrade'));
  return { rows: toIds(rows), targets: [target] };
}

/** A database may be past the target already; who writes a range the wrong way round has mistaken something. */
function refuseWayBack(range: string, rows: readonly RevisionNode[], targets: readonly RevisionNode[]): void {
  const below = ancestorsOf(rows.flatMap(({ needs }) => needs));
  if (rows.length > 0 && targets.every((target) => below.has(target))) {
    throw notALine(range, toIds(rows), toIds(targets));
  }
}

/** `from:to`: a way down has to start somewhere. */
export function resolveOfflineDowngrade(map: RevisionMap, range: string) {
  const { start, target } = splitRange(range);
  if (start === null) {
    throw selectorNotHere(range, 'downgrade with --sql', 'Write `from:to`, such as `head:-1`.');
  }
  return { rows: toIds(resolveStart(map, start)), target };
}

/** Several targets, of which one or more may say the one revision to start from. */
export function resolveOfflineStamp(map: RevisionMap, ranges: readonly string[]): OfflineRange {
  const split = ranges.map(splitRange);
  const [start = 'base', other] = new Set(split.flatMap(({ start }) => start ?? []));
  if (other !== undefined) {
    throw selectorNotHere(
      other,
      `stamp from, in addition to "${start}"`,
      'A stamp with `--sql` starts from one revision.',
    );
  }
  return { rows: toIds(resolveStart(map, start)), targets: split.map(({ target }) => target) };
}

/** The range from another start, whatever it said of one itself. */
export function startingAt(start: string | null, range: string): string {
  return start === null ? range : `${start}:${splitRange(range).target}`;
}

export function splitRange(range: string): { readonly start: string | null; readonly target: string } {
  const colon = range.indexOf(':');
  return colon === -1
    ? { start: null, target: range }
    : { start: range.slice(0, colon), target: range.slice(colon + 1) };
}

/** What the version table would name: no revision that another one includes. */
function resolveStart(map: RevisionMap, start: string): readonly RevisionNode[] {
  const nodes = selectRevisions(map, start, 'start from');
  const included = ancestorsOf(nodes.flatMap(({ needs }) => needs));
  return nodes.filter((node) => !included.has(node));
}
