import { expect, test } from 'vitest';
import { choosePlaces, matchesAny, parseShard } from './choose-places.js';

test('a pattern takes all other characters as they are', () => {
  const names = ['eu/acme', 'eu/a.c', 'eu/abc', 'us/acme', 'a\nb'];

  expect(names.filter(matchesAny(['eu/a?c']))).toEqual(['eu/a.c', 'eu/abc']);
  expect(names.filter(matchesAny(['eu/a.c', '*b']))).toEqual(['eu/a.c', 'a\nb']);
  expect(names.filter(matchesAny(['*/acme']))).toEqual(['eu/acme', 'us/acme']);
  expect(names.filter(matchesAny([]))).toEqual([]);
});

test('the shards of a fleet have each place once, and all of them its canaries', () => {
  const places = Array.from({ length: 100 }, (_, number) => ({ name: `tenant_${number}` }));
  const shards = [1, 2, 3].map((part) =>
    choosePlaces(places, { only: [], shard: { part, of: 3 }, canary: ['tenant_7'] }),
  );

  expect(shards.map(({ canaries }) => canaries)).toEqual([1, 2, 3].map(() => [{ name: 'tenant_7' }]));
  const others = shards.flatMap(({ others }) => others);
  expect(new Set(others).size).toBe(99);
  expect(others).toHaveLength(99);
});

test.each(['0/2', '3/2', '2', '1/2/3', '-1/2', '1/0'])('%s is not a shard', (text) => {
  expect(parseShard(text)).toBeNull();
});
