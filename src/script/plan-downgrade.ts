import { notADowngradeTarget } from '../errors/plan-errors.js';
import { multipleHeads, selectorNotHere } from '../errors/selector-errors.js';
import { getCurrent, isRelative, resolveRelative } from './current-revisions.js';
import { mapThatKnows } from './map-that-knows.js';
import { parseSelector } from './parse-selector.js';
import { type Resolution, resolveAbsolute } from './resolve-selector.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';
import { sortNewestFirst } from './sort-revisions.js';
import type { RevisionStep } from './step.js';
import { VersionRows } from './version-rows.js';
import { ancestorsOf, dependantsOf } from './walk-graph.js';

/**
 * The steps down to the target, newest first: the applied revisions after it, and all applied revisions that need those.
 * Empty if the target is current.
 * @param target an id, a label or another selector, such as `base`, `-1`, `label@base` or `label@-2`.
 */
export function planDowngrade(files: RevisionMap, rows: readonly string[], target: string): readonly RevisionStep[] {
  const map = mapThatKnows(files, rows, [target]);
  const current = getCurrent(map, rows);
  const { nodes, branch } = resolveTarget(map, current, target);
  const [end] = nodes;
  const above = end === undefined ? map.bases : end.up;
  const going = dependantsOf(branch === null ? above : above.filter((node) => branch.members.has(node)));
  const applied = ancestorsOf(current);
  const dropped = [...going].filter((node) => applied.has(node));
  if (end !== undefined && dropped.length === 0 && !current.includes(end)) {
    throw notADowngradeTarget(target, toIds(current));
  }
  const table = new VersionRows(current);
  return sortNewestFirst(new Set(dropped)).map((node) => ({
    direction: 'downgrade',
    revision: node.revision,
    from: [node.id],
    to: toIds(node.down),
    versionChanges: table.downgrade(node),
  }));
}

function resolveTarget(map: RevisionMap, current: readonly RevisionNode[], text: string): Resolution {
  const selector = parseSelector(text);
  if (!isRelative(selector)) {
    return single(text, resolveAbsolute(map, selector, { use: 'downgrade' }));
  }
  if (selector.steps > 0) {
    throw selectorNotHere(text, 'downgrade', `To go up, run \`migrate upgrade ${text}\`.`);
  }
  return resolveRelative({ map, current }, selector);
}

function single(text: string, resolution: Resolution): Resolution {
  if (resolution.nodes.length > 1) {
    throw multipleHeads(text, toIds(resolution.nodes));
  }
  return resolution;
}
