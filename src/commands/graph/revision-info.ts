import { getAppliedTips } from '../../script/current-revisions.js';
import type { RevisionMap } from '../../script/revision-map.js';
import {
  isBranchPoint,
  isHead,
  isMergePoint,
  isRealHead,
  type RevisionNode,
  toIds,
} from '../../script/revision-node.js';

/** A revision with its place in the graph, as `history`, `heads`, `current` and `show` tell it. */
export interface RevisionInfo {
  readonly id: string;
  readonly downRevisions: readonly string[];
  /** Ids or labels, as the file states them. */
  readonly dependsOn: readonly string[];
  /** The revisions that it is a squash of; missing if it is none. */
  readonly replaces?: readonly string[];
  /** The revisions that come right after it. */
  readonly nextRevisions: readonly string[];
  /** Its own and those of its branch. */
  readonly branchLabels: readonly string[];
  readonly message: string;
  /** The whole comment at the top of the file. */
  readonly doc: string;
  readonly createDate: string | null;
  readonly path: string;
  readonly isHead: boolean;
  /** A head that another revision depends on. */
  readonly isEffectiveHead: boolean;
  readonly isBranchPoint: boolean;
  readonly isMergePoint: boolean;
  /** Only if the database was asked. */
  readonly isCurrent?: boolean;
}

/** @param current the revisions that the database is at, if it was asked. */
export function toRevisionInfo(node: RevisionNode, current?: ReadonlySet<string>): RevisionInfo {
  const { revision } = node;
  return {
    id: node.id,
    downRevisions: revision.downRevisions,
    dependsOn: revision.dependsOn,
    ...(revision.replaces === undefined ? {} : { replaces: revision.replaces }),
    nextRevisions: toIds(node.up),
    branchLabels: node.labels,
    message: revision.message,
    doc: revision.doc,
    createDate: revision.createDate,
    path: revision.path,
    isHead: isHead(node),
    isEffectiveHead: isHead(node) && !isRealHead(node),
    isBranchPoint: isBranchPoint(node),
    isMergePoint: isMergePoint(node),
    ...(current === undefined ? {} : { isCurrent: current.has(node.id) }),
  };
}

/** The revisions that a database is at, those applied only as dependencies included. */
export function currentIds(map: RevisionMap, rows: readonly string[]): ReadonlySet<string> {
  return new Set(toIds(getAppliedTips(map, rows)));
}
