import { currentOverlaps } from '../errors/plan-errors.js';
import { selectorNotHere } from '../errors/selector-errors.js';
import { getCurrent, isRelative, resolveRelative } from './current-revisions.js';
import { mapThatKnows } from './map-that-knows.js';
import { parseSelector } from './parse-selector.js';
import { resolveAbsolute } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { sortOldestFirst } from './sort-revisions.js';
import type { RevisionStep } from './step.js';
import { VersionRows } from './version-rows.js';
import { ancestorsOf } from './walk-graph.js';

/**
 * The steps from the revisions in the version table up to the target, oldest first: the target and all revisions that it
 * needs, except the applied ones. Empty if the database is already there.
 * @param target one or more ids, labels or other selectors, such as `head`, `heads`, `+2` or `label@head`.
 */
export function planUpgrade(
  files: RevisionMap,
  rows: readonly string[],
  target: string | readonly string[],
): readonly RevisionStep[] {
  const map = mapThatKnows(files, rows, [target].flat());
  const current = getCurrent(map, rows);
  refuseOverlaps(current);
  const targets = [target].flat().flatMap((text) => resolveTarget(map, current, text));
  const applied = ancestorsOf(current);
  const missing = [...ancestorsOf(targets)].filter((node) => !applied.has(node));
  const table = new VersionRows(current);
  return sortOldestFirst(new Set(missing)).map((node) => ({
    direction: 'upgrade',
    revision: node.revision,
    from: toIds(node.down),
    to: [node.id],
    versionChanges: table.upgrade(node),
  }));
}

function resolveTarget(map: RevisionMap, current: readonly RevisionNode[], text: string): readonly RevisionNode[] {
  const selector = parseSelector(text);
  if (!isRelative(selector)) {
    return resolveAbsolute(map, selector, { use: 'upgrade' }).nodes;
  }
  if (selector.steps < 0) {
    throw selectorNotHere(text, 'upgrade', `To go down, run \`migrate downgrade ${text}\`.`);
  }
  return resolveRelative({ map, current }, selector).nodes;
}

/** A row that another one includes would be counted twice. */
function refuseOverlaps(current: readonly RevisionNode[]): void {
  for (const upper of current) {
    const below = current.length > 1 ? ancestorsOf(upper.needs) : new Set<RevisionNode>();
    const lower = current.find((row) => below.has(row));
    if (lower !== undefined) {
      throw currentOverlaps(upper.id, lower.id);
    }
  }
}
