import { type PrimaryKey, sameKey, type UniqueConstraint } from '../../schema/constraints.js';
import { sameValue } from '../../util/same-value.js';
import type { Draft } from './draft.js';

export interface KeyDrafts {
  readonly primaryKeys: readonly Draft<PrimaryKey>[];
  readonly uniques: readonly Draft<UniqueConstraint>[];
}

/**
 * CREATE TABLE creates one index for equal keys: the primary key's, if one of them is the primary key. The index takes
 * the name of any of the keys that has one. Keys with different names stay separate, as ALTER TABLE creates them.
 */
export function mergeEqualKeys(
  primaryKeys: readonly Draft<PrimaryKey>[],
  uniques: readonly Draft<UniqueConstraint>[],
): KeyDrafts {
  const kept: Draft<UniqueConstraint>[] = [];
  let primary = primaryKeys[0] ?? null;
  for (const unique of uniques) {
    const twin = kept.findIndex((other) => areOne(other, unique));
    const other = kept[twin];
    if (primary !== null && areOne(primary, unique)) {
      primary = { ...primary, given: primary.given ?? unique.given };
    } else if (other === undefined) {
      kept.push(unique);
    } else {
      kept[twin] = { ...other, given: other.given ?? unique.given };
    }
  }
  return { primaryKeys: primary === null ? [] : [primary], uniques: kept };
}

type KeyDraft = Draft<PrimaryKey | UniqueConstraint>;

function areOne(a: KeyDraft, b: KeyDraft): boolean {
  const isNamedApart = a.given !== null && b.given !== null && !sameValue(a.given, b.given);
  return !isNamedApart && sameKey(a.named(''), b.named(''));
}
