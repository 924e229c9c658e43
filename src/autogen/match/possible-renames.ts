import { sortTopologically } from '../../util/sort-topologically.js';

interface Names {
  /** Names that the database has. */
  readonly found: ReadonlySet<string>;
  /** Names that are declared. */
  readonly kept: ReadonlySet<string>;
}

interface KeyOf<Rename> {
  readonly from: (rename: Rename) => string;
  readonly to: (rename: Rename) => string;
  /** Whether a rename may be one of several that exchange their names in a ring. By default, none may. */
  readonly isInRing?: (rename: Rename) => boolean;
}

/**
 * The renames that are still needed: the database has the old name and the declaration doesn't, and the declaration
 * has the new name and the database doesn't. A name may be in both if one rename frees it for another, also in a
 * ring.
 */
export function possibleRenames<Rename>(
  wanted: readonly Rename[],
  { found, kept }: Names,
  keys: KeyOf<Rename>,
): readonly Rename[] {
  const { from, to } = keys;
  let possible = wanted.filter((rename) => found.has(from(rename)) && kept.has(to(rename)));
  for (let before = -1; before !== possible.length; ) {
    before = possible.length;
    const freed = freedNames(possible, { ...keys, found });
    const taken = new Set(possible.map(to));
    possible = possible.filter(
      (rename) =>
        (!found.has(to(rename)) || freed.has(to(rename))) && (!kept.has(from(rename)) || taken.has(from(rename))),
    );
  }
  // Each comes after the one that frees its new name.
  return sortTopologically(possible, (rename) => possible.filter((other) => from(other) === to(rename))).sorted;
}

/** The old names of renames to unused names, of renames to those old names, and of rings. */
function freedNames<Rename>(
  renames: readonly Rename[],
  { found, ...keys }: KeyOf<Rename> & Pick<Names, 'found'>,
): ReadonlySet<string> {
  const { from, to, isInRing = () => false } = keys;
  const freed = new Set(
    ringsIn(renames, keys)
      .filter((ring) => ring.every(isInRing))
      .flatMap((ring) => ring.map(from)),
  );
  for (let before = -1; before !== freed.size; ) {
    before = freed.size;
    for (const rename of renames) {
      if (!found.has(to(rename)) || freed.has(to(rename))) {
        freed.add(from(rename));
      }
    }
  }
  return freed;
}

/** Renames in a ring: each new name is the old name of the next rename. */
export function ringsIn<Rename>(
  renames: readonly Rename[],
  { from, to }: Pick<KeyOf<Rename>, 'from' | 'to'>,
): readonly (readonly Rename[])[] {
  const byOldName = new Map(renames.map((rename) => [from(rename), rename]));
  const seen = new Set<Rename>();
  return renames.flatMap((first) => {
    const passed: Rename[] = [];
    let next: Rename | undefined = first;
    for (; next !== undefined && !seen.has(next); next = byOldName.get(to(next))) {
      seen.add(next);
      passed.push(next);
    }
    return next === first && passed.length > 1 ? [passed] : [];
  });
}
