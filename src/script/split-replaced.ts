import type { Revision } from './revision.js';

export interface SplitRevisions {
  readonly active: readonly Revision[];
  readonly replaced: readonly Revision[];
}

/** Parts the files of revisions that a squash replaces from the others. The last of them has the id of the squash. */
export function splitReplaced(revisions: readonly Revision[]): SplitRevisions {
  const squashes = revisions.filter(isSquash);
  if (squashes.length === 0) return { active: revisions, replaced: [] };
  const ids = new Set(squashes.flatMap(({ replaces = [] }) => replaces));
  const tops = new Set(squashes.map(({ id }) => id));
  const isReplaced = (revision: Revision) => ids.has(revision.id) || (tops.has(revision.id) && !isSquash(revision));
  return {
    active: revisions.filter((revision) => !isReplaced(revision)),
    replaced: revisions.filter(isReplaced),
  };
}

function isSquash({ replaces = [] }: Revision): boolean {
  return replaces.length > 0;
}
