import type { Key, KeyKind } from '../../schema/keys.js';
import type { Effects } from './effects.js';

/** For each operation, by position: the positions of the operations that it must wait for. */
export type Needs = readonly ReadonlySet<number>[];

export interface FoundNeeds {
  readonly needs: Needs;
  /** Operations of which each would have to precede the other. */
  readonly opposed: ReadonlySet<number>;
}

/** The operations that concern one key. Each operation is in one list only. */
interface Roles {
  readonly frees: number[];
  readonly drops: number[];
  readonly creates: number[];
  readonly alters: number[];
  readonly needs: number[];
}

// If two keys require opposite orders, the key whose kind is earlier in this list decides: a rename stays after a move,
// and an enum that is rebuilt together with a column isn't rebuilt after the column is dropped.
const DECISIVE_KINDS: readonly KeyKind[] = ['moved', 'column', 'table'];
const RANKS: ReadonlyMap<string, number> = new Map(DECISIVE_KINDS.map((kind, rank) => [kind, rank]));

/** @param rebuilt objects that are dropped and recreated: an operation that renames one precedes both */
export function findNeeds(effects: readonly Effects[], rebuilt: ReadonlySet<Key>): FoundNeeds {
  const needs = effects.map(() => new Set<number>());
  const opposed = new Set<number>();
  const roles = [...rolesByKey(effects, repeatedKeys(effects))];
  for (const [key, ofKey] of roles.sort(([a], [b]) => rankOf(a) - rankOf(b))) {
    for (const [earlier, later] of sequenceOf({ key, isRebuilt: rebuilt.has(key), ...ofKey }, effects)) {
      for (const position of addNeeds(needs, earlier, later)) {
        opposed.add(position);
      }
    }
  }
  return { needs, opposed };
}

/** Most keys concern one operation, which waits for none, so nothing is collected for them. */
function repeatedKeys(effects: readonly Effects[]): ReadonlySet<Key> {
  const seen = new Set<Key>();
  const repeated = new Set<Key>();
  for (const { frees, drops, creates, alters, needs } of effects) {
    for (const keys of [frees, drops, creates, alters, needs]) {
      keys?.forEach((key) => {
        if (seen.has(key)) repeated.add(key);
        else seen.add(key);
      });
    }
  }
  return repeated;
}

function rankOf(key: Key): number {
  return RANKS.get(key.slice(0, key.indexOf(':'))) ?? DECISIVE_KINDS.length;
}

function rolesByKey(effects: readonly Effects[], repeated: ReadonlySet<Key>): ReadonlyMap<Key, Roles> {
  const byKey = new Map<Key, Roles>();
  for (const [position, effect] of effects.entries()) {
    for (const [key, role] of ownRoles(effect, repeated)) {
      const roles = byKey.get(key) ?? { frees: [], drops: [], creates: [], alters: [], needs: [] };
      roles[role].push(position);
      byKey.set(key, roles);
    }
  }
  return byKey;
}

/** An operation that drops and creates the same object alters it. Otherwise only its last role counts. */
function ownRoles(
  { frees, drops, creates, alters, needs }: Effects,
  repeated: ReadonlySet<Key>,
): ReadonlyMap<Key, keyof Roles> {
  const roles = new Map<Key, keyof Roles>();
  const add = (keys: readonly Key[] | undefined, role: keyof Roles) =>
    keys?.forEach((key) => {
      if (repeated.has(key)) roles.set(key, role);
    });
  add(frees, 'frees');
  add(drops, 'drops');
  add(creates, 'creates');
  add(
    drops?.filter((key) => repeated.has(key) && creates?.includes(key)),
    'alters',
  );
  add(alters, 'alters');
  add(needs, 'needs');
  return roles;
}

type Pair = readonly [earlier: readonly number[], later: readonly number[]];

interface Life extends Roles {
  readonly key: Key;
  readonly isRebuilt: boolean;
}

/** The life of one object: released, dropped, recreated, altered, used. */
function sequenceOf(life: Life, effects: readonly Effects[]): readonly Pair[] {
  const { key, isRebuilt, frees, drops, creates, alters, needs } = life;
  const renames = creates.filter((position) => effects[position]?.phase === 'rename');
  const away = drops.filter((position) => effects[position]?.phase === 'rename');
  // An operation that ends a dependency may use the old name of the object as well as the new one.
  const isRenamed = away.length === drops.length;
  const goesForGood = drops.length > 0 && creates.length === 0 && !key.startsWith('uniqueness:');
  if (goesForGood) {
    return [[[...(isRenamed ? [] : frees), ...alters, ...needs], drops]];
  }
  if (drops.length === 0) {
    // No dependence on a new object can end, but one on a renamed object can: the object already has its new name.
    return [[renames, frees], [frees, alters], ...inTurn([creates, alters, needs])];
  }
  if (renames.length > 0 && (isRebuilt || isRenamed)) {
    const others = (positions: readonly number[], known: readonly number[]) =>
      positions.filter((position) => !known.includes(position));
    return inTurn([away, renames, frees, others(drops, away), others(creates, renames), alters, needs]);
  }
  return inTurn([isRenamed ? [] : frees, drops, creates, alters, needs]);
}

function inTurn(stages: readonly (readonly number[])[]): readonly Pair[] {
  const present = stages.filter((stage) => stage.length > 0);
  return present.slice(1).map((stage, index) => [present[index] ?? [], stage]);
}

/** Adds the needs, except those that contradict an earlier one. Returns the positions of the contradicting operations. */
function addNeeds(
  needs: readonly Set<number>[],
  earlier: readonly number[],
  later: readonly number[],
): readonly number[] {
  const opposed: number[] = [];
  for (const position of later) {
    for (const before of earlier) {
      if (needs[before]?.has(position)) {
        opposed.push(position, before);
      } else if (before !== position) {
        needs[position]?.add(before);
      }
    }
  }
  return opposed;
}
