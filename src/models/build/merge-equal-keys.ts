import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Draft } from './draft.js';

export interface KeyDrafts {
  readonly primaryKeys: readonly Draft<PrimaryKey>[];
  readonly uniques: readonly Draft<UniqueConstraint>[];
}

/**
 * CREATE TABLE makes one index of keys that say the same, the primary key's where there is one; it takes the name of any
 * of them that has one.
 */
export function mergeEqualKeys(
  primaryKeys: readonly Draft<PrimaryKey>[],
  uniques: readonly Draft<UniqueConstraint>[],
): KeyDrafts {
  const kept: Draft<UniqueConstraint>[] = [];
  let primary = primaryKeys[0] ?? null;
  for (const unique of uniques) {
    const twin = kept.findIndex((other) => signature(other) === signature(unique));
    const other = kept[twin];
    if (primary !== null && signature(primary) === signature(unique)) {
      primary = { ...primary, given: primary.given ?? unique.given };
    } else if (other === undefined) {
      kept.push(unique);
    } else {
      kept[twin] = { ...other, given: other.given ?? unique.given };
    }
  }
  return { primaryKeys: primary === null ? [] : [primary], uniques: kept };
}

function signature({ named }: Draft<PrimaryKey | UniqueConstraint>): string {
  const key = named('');
  const nullsNotDistinct = key.kind === 'unique' && key.nullsNotDistinct;
  return JSON.stringify([key.columns, key.include, key.deferrable, key.initiallyDeferred, nullsNotDistinct]);
}
