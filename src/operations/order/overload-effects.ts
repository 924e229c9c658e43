import { bareRoutineName, type Key } from '../../schema/keys.js';
import type { Effects } from './effects.js';

/**
 * A text that calls a function by its name may mean one that goes as well as the one that it shall mean, so it is read
 * when the one has gone.
 */
export function withOverloads(effects: readonly Effects[]): readonly Effects[] {
  const created = new Set(effects.flatMap(({ creates = [] }) => creates));
  const gone = new Set(effects.flatMap(({ drops = [] }) => drops).filter((key) => !created.has(key)));
  const names = new Set([...gone].flatMap((key) => bareRoutineName(key) ?? []));
  return names.size === 0 ? effects : effects.map((effect) => withOverloadsOf(effect, { names, gone }));
}

interface Gone {
  readonly names: ReadonlySet<string>;
  readonly gone: ReadonlySet<Key>;
}

function withOverloadsOf(effect: Effects, { names, gone }: Gone): Effects {
  const { creates = [], drops = [], needs = [], frees = [] } = effect;
  const overloads = (keys: readonly Key[]): readonly Key[] =>
    keys.flatMap((key) => {
      const name = bareRoutineName(key);
      return name !== null && names.has(name) ? [`overload:${name}` as const] : [];
    });
  const settled = overloads(drops.filter((key) => gone.has(key)));
  // What is replaced in place may have used the one that goes, which then can only go after it.
  const asked = frees.some((key) => gone.has(key)) ? [] : overloads(needs);
  return { ...effect, creates: [...creates, ...settled], needs: [...needs, ...asked] };
}
