import { selectorNotHere } from '../errors/selector-errors.js';
import { selectRevisions } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { toIds } from './revision-node.js';

/** Without a database, a range says which rows its version table shall be taken to hold. */
export interface OfflineRange {
  /** What the version table is taken to name; none is base. */
  readonly rows: readonly string[];
  readonly targets: readonly string[];
}

/** `from:to`, or `to` alone, which starts from base. */
export function resolveOfflineUpgrade(map: RevisionMap, range: string): OfflineRange {
  const { start, target } = splitRange(range);
  return { rows: resolveStart(map, start ?? 'base'), targets: [target] };
}

/** `from:to`: a way down has to start somewhere. */
export function resolveOfflineDowngrade(map: RevisionMap, range: string): OfflineRange {
  const { start, target } = splitRange(range);
  if (start === null) {
    throw selectorNotHere(range, 'downgrade with --sql', 'Say from where: `from:to`, such as `head:-1`.');
  }
  return { rows: resolveStart(map, start), targets: [target] };
}

/** Several targets, of which one or more may say the one revision to start from. */
export function resolveOfflineStamp(map: RevisionMap, ranges: readonly string[]): OfflineRange {
  const split = ranges.map(splitRange);
  const [start = 'base', other] = new Set(split.flatMap(({ start }) => start ?? []));
  if (other !== undefined) {
    throw selectorNotHere(other, `stamp from, beside "${start}"`, 'A stamp with --sql starts from one revision.');
  }
  return { rows: resolveStart(map, start), targets: split.map(({ target }) => target) };
}

function splitRange(range: string): { readonly start: string | null; readonly target: string } {
  const colon = range.indexOf(':');
  return colon === -1
    ? { start: null, target: range }
    : { start: range.slice(0, colon), target: range.slice(colon + 1) };
}

function resolveStart(map: RevisionMap, start: string): readonly string[] {
  return toIds(selectRevisions(map, start, 'start from'));
}
