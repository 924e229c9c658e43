import type { RevisionMap } from '../../src/script/revision-map.js';
import { graph } from './graph.js';
import type { Random } from './random.js';

/** What each revision needs: its down revisions and all its dependencies. */
export type Needs = ReadonlyMap<string, readonly string[]>;

export interface World {
  readonly map: RevisionMap;
  readonly down: Needs;
  readonly needs: Needs;
  readonly ids: readonly string[];
}

/** Files in an order that has nothing to do with the graph; each revision needs earlier ones of the list only. */
export function randomWorld(random: Random): World {
  const ids = Array.from({ length: 1 + random.below(12) }, (_, index) => `r${index}`);
  const chance = { root: random.fraction() / 4, merge: random.fraction() / 2, dependency: random.fraction() / 2 };
  const down = new Map<string, readonly string[]>();
  const needs = new Map<string, readonly string[]>();
  for (const [index, id] of ids.entries()) {
    const earlier = ids.slice(0, index);
    const parents = random.fraction() < chance.root ? 0 : random.fraction() < chance.merge ? 2 + random.below(2) : 1;
    down.set(id, random.some(earlier.slice(-4), parents));
    const dependencies = random.fraction() < chance.dependency ? random.some(earlier, 1 + random.below(2)) : [];
    needs.set(id, [...(down.get(id) ?? []), ...dependencies]);
  }
  const files = ids.map((id) => {
    const parents = down.get(id) ?? [];
    return `${parents.join(',')}${parents.length > 0 ? '>' : ''}${id} (${(needs.get(id) ?? []).slice(parents.length).join(',')})`;
  });
  return { map: graph(...random.some(files, files.length)), down, needs, ids };
}
