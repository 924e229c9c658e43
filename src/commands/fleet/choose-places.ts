import { sha256 } from '../../util/node-crypto.js';

/** One of several equal parts of a fleet, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** `2/8`; null if the text isn't a part of a whole. */
export function parseShard(text: string): Shard | null {
  const [, part = '', of = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  return shard.part >= 1 && shard.part <= shard.of ? shard : null;
}

/** By the name alone, so that a place stays in its shard whatever else the fleet has. */
function isInShard(name: string, { part, of }: Shard): boolean {
  const number = Number.parseInt(sha256(name).slice(0, 8), 16);
  return number % of === part - 1;
}

/** Whether a name matches one of the patterns: `*` is any text, `?` is one character. */
export function matchesAny(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map((pattern) => new RegExp(`^${sourceOf(pattern)}$`, 'su'));
  return (name) => matchers.some((matcher) => matcher.test(name));
}

function sourceOf(pattern: string): string {
  const parts: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
  return pattern.replaceAll(/[*?\\^$.+()[\]{}|/]/g, (sign) => parts[sign] ?? `\\${sign}`);
}

/** Which places of a fleet are meant. */
export interface PlaceChoice {
  /** Patterns; empty for all. */
  readonly only: readonly string[];
  readonly shard: Shard | null;
  /** Patterns of the places that are first. */
  readonly canary: readonly string[];
}

/** The places that are first, and the others. Canaries belong to every shard: whoever comes second finds them done. */
export interface ChosenPlaces<Place> {
  readonly canaries: readonly Place[];
  readonly others: readonly Place[];
}

export function choosePlaces<Place extends { readonly name: string }>(
  places: readonly Place[],
  { only, shard, canary }: PlaceChoice,
): ChosenPlaces<Place> {
  const isMeant = only.length === 0 ? () => true : matchesAny(only);
  const isCanary = matchesAny(canary);
  const meant = places.filter(({ name }) => isMeant(name));
  return {
    canaries: meant.filter(({ name }) => isCanary(name)),
    others: meant.filter(({ name }) => !isCanary(name) && (shard === null || isInShard(name, shard))),
  };
}
