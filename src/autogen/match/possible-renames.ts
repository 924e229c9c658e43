import { sortTopologically } from '../../util/sort-topologically.js';

interface Names {
  /** Those that the database has. */
  readonly found: ReadonlySet<string>;
  /** Those that are declared. */
  readonly kept: ReadonlySet<string>;
}

interface KeyOf<Rename> {
  readonly from: (rename: Rename) => string;
  readonly to: (rename: Rename) => string;
}

/**
 * The renames that are still to be done: the old name is found and not declared, the new one is declared and not found.
 * A name may be both if one rename frees it for another. A ring is none of these: once it is done nothing shows that.
 */
export function possibleRenames<Rename>(
  wanted: readonly Rename[],
  { found, kept }: Names,
  { from, to }: KeyOf<Rename>,
): readonly Rename[] {
  let possible = wanted.filter((rename) => found.has(from(rename)) && kept.has(to(rename)));
  for (let before = -1; before !== possible.length; ) {
    before = possible.length;
    const freed = freedNames(possible, { found, from, to });
    const taken = new Set(possible.map(to));
    possible = possible.filter(
      (rename) =>
        (!found.has(to(rename)) || freed.has(to(rename))) && (!kept.has(from(rename)) || taken.has(from(rename))),
    );
  }
  // Each comes after the one that frees its new name.
  return sortTopologically(possible, (rename) => possible.filter((other) => from(other) === to(rename))).sorted;
}

/** The old names of renames to names that nothing has, and of renames to those old names. */
function freedNames<Rename>(
  renames: readonly Rename[],
  { found, from, to }: KeyOf<Rename> & Pick<Names, 'found'>,
): ReadonlySet<string> {
  const freed = new Set<string>();
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
