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
  // A range that ends in a squash has its id.
  const isInner = ({ id, replaces: inner = [] }: Revision) =>
    squashes.some(
      (other) =>
        other.id === id &&
        (other.replaces?.length ?? 0) > inner.length &&
        inner.every((each) => other.replaces?.includes(each)),
    );
  const isReplaced = (revision: Revision) =>
    ids.has(revision.id) || (isSquash(revision) ? isInner(revision) : tops.has(revision.id));
  return {
    active: revisions.filter((revision) => !isReplaced(revision)),
    replaced: revisions.filter(isReplaced),
  };
}

function isSquash({ replaces = [] }: Revision): boolean {
  return replaces.length > 0;
}
