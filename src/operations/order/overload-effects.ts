import { type Key, overloadedName } from '../../schema/keys.js';
import type { Effects } from './effects.js';

/**
 * If a definition calls a function or an operator by name, PostgreSQL may find an overload that the revision drops. So the
 * definition is created after that overload is dropped.
 */
export function withOverloads(effects: readonly Effects[]): readonly Effects[] {
  if (!effects.some(({ drops }) => drops?.some((key) => overloadedName(key) !== null))) {
    return effects;
  }
  const created = new Set(effects.flatMap(({ creates = [] }) => creates));
  const gone = new Set(effects.flatMap(({ drops = [] }) => drops).filter((key) => !created.has(key)));
  const names = new Set([...gone].flatMap((key) => overloadedName(key) ?? []));
  if (names.size === 0) {
    return effects;
  }
  const called = new Map<Key, readonly Key[]>();
  for (const { drops = [], frees = [] } of effects) {
    const calls = frees.filter((key) => gone.has(key));
    if (calls.length > 0) {
      for (const key of drops) called.set(key, calls);
    }
  }
  return effects.map((effect) => withOverloadsOf(effect, { names, gone, called }));
}

interface Gone {
  readonly names: ReadonlySet<string>;
  readonly gone: ReadonlySet<Key>;
  /** The dropped functions that an object called before it was dropped, to be recreated. */
  readonly called: ReadonlyMap<Key, readonly Key[]>;
}

function withOverloadsOf(effect: Effects, { names, gone, called }: Gone): Effects {
  const { phase, creates = [], drops = [], needs = [], frees = [] } = effect;
  const overloads = (keys: readonly Key[]): readonly Key[] =>
    keys.flatMap((key) => {
      const name = overloadedName(key);
      return name !== null && names.has(name) ? [`overload:${name}` as const] : [];
    });
  const settled = overloads(drops.filter((key) => gone.has(key)));
  // An object that is replaced in place may have used the dropped overload, which can then only be dropped later. A rename
  // reads no definition.
  const asked =
    phase === 'rename' || frees.some((key) => gone.has(key))
      ? []
      : overloads([...needs, ...creates.flatMap((key) => called.get(key) ?? [])]);
  return { ...effect, creates: [...creates, ...settled], needs: [...needs, ...asked] };
}
