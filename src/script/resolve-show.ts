import { getCurrent, isRelative, resolveCurrent } from './current-revisions.js';
import { parseSelector } from './parse-selector.js';
import { resolveAbsolute } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import type { RevisionNode } from './revision-node.js';
import { walkSteps } from './walk-steps.js';

/** Whether the rows of the version table are needed to find what is to be shown. */
export function asksForCurrent(text: string): boolean {
  return parseSelector(text).symbol === 'current';
}

/**
 * The revisions to be shown; none for base. `-2` counts down from the heads.
 * @param rows what the version table names, where `current` is asked for.
 */
export function resolveShown(map: RevisionMap, text: string, rows: readonly string[] = []): readonly RevisionNode[] {
  const selector = parseSelector(text);
  if (selector.symbol === 'current') {
    return resolveCurrent({ map, current: getCurrent(map, rows) }, selector);
  }
  if (!isRelative(selector) || selector.steps > 0) {
    return resolveAbsolute(map, selector, { use: 'point at a revision' }).nodes;
  }
  const heads = resolveAbsolute(
    map,
    { ...selector, symbol: 'heads', steps: null },
    { use: 'point at a revision' },
  ).nodes;
  const { steps } = selector;
  return heads
    .map((start) => walkSteps({ map, start, steps, branch: null, text }))
    .filter((position) => position !== null);
}
