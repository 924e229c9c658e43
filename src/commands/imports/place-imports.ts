import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { revisionFileExists, versionLocationUnknown } from '../../errors/new-revision-errors.js';
import { duplicateRevision } from '../../errors/revision-graph-errors.js';
import type { Revision } from '../../script/revision.js';
import { RevisionMap } from '../../script/revision-map.js';
import type { RevisionNode } from '../../script/revision-node.js';
import { sortOldestFirst } from '../../script/sort-revisions.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';

/** A revision that another tool wrote, as it will be in the graph. */
export interface ImportedHeader {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly message: string;
  readonly createDate: string | null;
  /** The file of the other tool. */
  readonly path: string;
}

export interface PlacedImport<Of extends ImportedHeader> {
  readonly revision: Of;
  /** Of the new file, or of the one that an earlier import wrote. */
  readonly path: string;
}

export interface PlacedImports<Of extends ImportedHeader> {
  /** In the order of the graph: if writing ends halfway, what was written is a whole graph. */
  readonly placed: readonly PlacedImport<Of>[];
  readonly nodes: readonly RevisionNode[];
}

export interface ImportPlace {
  readonly location: string;
  /** The revisions of the project. */
  readonly present: readonly Revision[];
}

/** The version location to import to. Default: the first. */
export function chooseLocation({ versionLocations }: ResolvedSettings, to: string | undefined, cwd: string): string {
  const wanted = to === undefined ? undefined : resolve(cwd, to);
  const found = versionLocations.find((location) => wanted === undefined || resolve(location) === wanted);
  if (found === undefined) throw versionLocationUnknown(to ?? '', versionLocations);
  return found;
}

/**
 * Finds the file of each revision, and links the graph as it will be, so that whatever does not fit is found before
 * anything is written.
 * @param fileName without its ending
 */
export function placeImports<Of extends ImportedHeader>(
  revisions: readonly Of[],
  { location, present }: ImportPlace,
  fileName: (revision: Of) => string,
): PlacedImports<Of> {
  const placed = revisions.map((revision) => placeImport(revision, { location, present }, fileName(revision)));
  const again = placed.find(({ path }, at) => placed.findIndex((other) => other.path === path) < at);
  if (again !== undefined) throw revisionFileExists(again.path);
  const byId = new Map(placed.map((one) => [one.revision.id, one]));
  const others = present.filter(({ id }) => !byId.has(id));
  const map = new RevisionMap([...others, ...revisions.map(toRevision)]);
  const nodes = sortOldestFirst(new Set(map.nodes.filter(({ id }) => byId.has(id))));
  return { placed: nodes.flatMap(({ id }) => byId.get(id) ?? []), nodes };
}

function placeImport<Of extends ImportedHeader>(revision: Of, { location, present }: ImportPlace, name: string) {
  const known = present.find(({ id }) => id === revision.id);
  if (known !== undefined) {
    const facts = ['downRevisions', 'branchLabels', 'dependsOn'] as const;
    const isSame = facts.every((fact) => String(known[fact]) === String(revision[fact]));
    if (!isSame || known.language !== 'sql') throw duplicateRevision(known, toRevision(revision));
    return { revision, path: known.path };
  }
  const path = join(location, `${name}.sql`);
  if (existsSync(path)) throw revisionFileExists(path);
  return { revision, path };
}

/** It is named by the file of the other tool, which is what an error should show. */
function toRevision(revision: ImportedHeader): Revision {
  const { id, downRevisions, branchLabels, dependsOn, message, createDate, path } = revision;
  const facts = { id, downRevisions, branchLabels, dependsOn, message, createDate, path };
  return { ...facts, transaction: true, doc: message, language: 'sql' };
}
