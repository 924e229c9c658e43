import { isAbsolute, relative, resolve } from 'node:path';
import {
  duplicateHeads,
  headNeeded,
  notAHead,
  versionLocationNeeded,
  versionLocationUnknown,
} from '../errors/new-revision-errors.js';
import { branchLabelTaken } from '../errors/revision-graph-errors.js';
import { revisionIdTaken } from '../errors/revision-name-errors.js';
import { multipleHeads, selectorNotHere } from '../errors/selector-errors.js';
import { selectRevisions } from './resolve-selector.js';
import { checkBranchLabel, checkNewRevisionId, newRevisionId, type RevisionIdScheme } from './revision-id.js';
import type { RevisionMap } from './revision-map.js';
import { isHead, type RevisionNode, toIds } from './revision-node.js';

export interface NewRevisionRequest {
  /** Absolute folders. */
  readonly versionLocations: readonly string[];
  /** By default, a new one. */
  readonly id?: string;
  /** How a new id is chosen. Default: `random`. */
  readonly revisionIds?: RevisionIdScheme;
  /** The parents of the revision: `head` by default, `base` for none, several for a merge. */
  readonly heads?: readonly string[];
  /** Allows a parent that isn't a head, which starts a branch. */
  readonly splice?: boolean;
  readonly branchLabels?: readonly string[];
  /** Ids, beginnings of ids, or labels; labels are kept. */
  readonly dependsOn?: readonly string[];
  /** Which of the version locations. */
  readonly versionPath?: string;
}

/** The place of a new revision in the graph, and the folder of its file. */
export interface RevisionPlacement {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** Only for a squash. */
  readonly replaces?: readonly string[];
  /** Absolute. */
  readonly folder: string;
}

/** Resolves what a new revision is asked to be; nothing is written, and nothing will be if this throws. */
export function placeNewRevision(map: RevisionMap, request: NewRevisionRequest): RevisionPlacement {
  const { revisionIds, branchLabels = [], dependsOn = [] } = request;
  const { id = newRevisionId(revisionIds, toIds(map.nodes)) } = request;
  checkId(map, id);
  checkLabels(map, branchLabels);
  const down = findDownRevisions(map, request);
  return {
    id,
    downRevisions: toIds(down),
    branchLabels,
    dependsOn: [...new Set(dependsOn.map((name) => resolveDependency(map, name)))],
    folder: chooseFolder(down, request),
  };
}

function checkId(map: RevisionMap, id: string): void {
  checkNewRevisionId(id);
  const holder = map.find(id) ?? map.findLabel(id);
  if (holder !== undefined) {
    throw revisionIdTaken(id, holder.revision.path);
  }
}

function checkLabels(map: RevisionMap, labels: readonly string[]): void {
  for (const label of labels) {
    checkBranchLabel(label);
    const holder = map.find(label) ?? map.findLabel(label);
    if (holder !== undefined) {
      throw branchLabelTaken(label, null, holder.revision);
    }
  }
}

function findDownRevisions(map: RevisionMap, request: NewRevisionRequest): readonly RevisionNode[] {
  const { heads = ['head'], splice = false } = request;
  const down = heads.flatMap((head) => selectHeads(map, head));
  const twice = down.filter((node, index) => down.indexOf(node) !== index);
  if (twice.length > 0) {
    throw duplicateHeads(toIds(new Set(twice)));
  }
  const below = splice ? undefined : down.find((node) => !isHead(node));
  if (below !== undefined) {
    throw notAHead(below.id);
  }
  return down;
}

function selectHeads(map: RevisionMap, selector: string): readonly RevisionNode[] {
  if (selector === 'head' && map.heads.length > 1) {
    throw headNeeded(toIds(map.heads));
  }
  return selectRevisions(map, selector, 'base a revision on');
}

/** A label stays a label, so that the dependency follows it; of an id the whole is written. */
function resolveDependency(map: RevisionMap, name: string): string {
  if (map.findLabel(name) !== undefined) {
    return name;
  }
  const [node, ...more] = selectRevisions(map, name, 'depend on');
  if (node === undefined) {
    throw selectorNotHere(name, 'depend on', 'Name a revision or a branch label.');
  }
  if (more.length > 0) {
    throw multipleHeads(name, toIds([node, ...more]));
  }
  return node.id;
}

/** The folder of its parent, unless a folder is given. */
function chooseFolder(down: readonly RevisionNode[], request: NewRevisionRequest): string {
  const { versionLocations, versionPath } = request;
  if (versionPath !== undefined) {
    const wanted = resolve(versionPath);
    const known = versionLocations.find((location) => resolve(location) === wanted);
    if (known === undefined) {
      throw versionLocationUnknown(versionPath, versionLocations);
    }
    return known;
  }
  const [only, ...others] = versionLocations;
  const folder =
    others.length === 0 ? only : versionLocations.find((location) => down.some((node) => isWithin(node, location)));
  if (folder === undefined) {
    throw versionLocationNeeded(versionLocations);
  }
  return folder;
}

function isWithin(node: RevisionNode, location: string): boolean {
  const path = relative(location, node.revision.path);
  return !path.startsWith('..') && !isAbsolute(path);
}
