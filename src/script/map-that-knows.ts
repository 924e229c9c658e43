import { replacedFilesMissing } from '../errors/squash-errors.js';
import { parseSelector } from './parse-selector.js';
import type { RevisionMap } from './revision-map.js';
import type { RevisionNode } from './revision-node.js';

/**
 * The graph that knows the rows of a database, and the revisions that selectors name: if one of them was replaced, the
 * graph before the squash.
 * @throws LimbeckError if that needs a file that is missing.
 */
export function mapThatKnows(
  map: RevisionMap,
  rows: readonly string[],
  selectors: readonly string[] = [],
): RevisionMap {
  const named = selectors.map((text) => parseSelector(text)).flatMap(({ symbol, branch }) => [symbol, branch]);
  const squash = findSquash(map, [...rows, ...named]);
  if (squash === undefined) return map;
  const missing = map.missingReplaced(squash);
  if (missing.length > 0) throw replacedFilesMissing(squash.revision, missing);
  return mapThatKnows(map.withoutSquash(squash), rows, selectors);
}

/** The same, as far as there are files: for those who show where a database is. */
export function mapToShow(map: RevisionMap, rows: readonly string[]): RevisionMap {
  const squash = findSquash(map, rows);
  if (squash === undefined || map.missingReplaced(squash).length > 0) return map;
  return mapToShow(map.withoutSquash(squash), rows);
}

/** A squash that replaces one of the revisions. */
function findSquash(map: RevisionMap, names: readonly (string | null)[]): RevisionNode | undefined {
  const unknown = names.filter(
    (name) => name !== null && map.find(name) === undefined && map.findLabel(name) === undefined,
  );
  return map.nodes.find(({ revision: { replaces = [] } }) => replaces.some((id) => unknown.includes(id)));
}
