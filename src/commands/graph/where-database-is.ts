import { getAppliedTips } from '../../script/current-revisions.js';
import { mapToShow } from '../../script/map-that-knows.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { RevisionNode } from '../../script/revision-node.js';
import { sortOldestFirst } from '../../script/sort-revisions.js';
import { ancestorsOf } from '../../script/walk-graph.js';

/** Where a database is in the history. */
export interface WhereDatabaseIs {
  /** The graph that shows it. */
  readonly map: RevisionMap;
  /** What it is at; none means base. */
  readonly tips: readonly RevisionNode[];
  /** Ids in the version table that no file has. */
  readonly missing: readonly string[];
  /** What `upgrade heads` would apply, in its order. */
  readonly pending: readonly RevisionNode[];
  readonly upToDate: boolean;
}

/** @param rows what the version table names */
export function whereDatabaseIs(files: RevisionMap, rows: readonly string[]): WhereDatabaseIs {
  const map = mapToShow(files, rows);
  const missing = rows.filter((id) => map.find(id) === undefined);
  const known = rows.filter((id) => map.find(id) !== undefined);
  const tips = getAppliedTips(map, known);
  const applied = ancestorsOf(tips);
  const pending = sortOldestFirst(new Set(map.nodes.filter((node) => !applied.has(node))));
  return { map, tips, missing, pending, upToDate: pending.length === 0 && missing.length === 0 };
}
