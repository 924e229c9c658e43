import { expect, test } from 'vitest';
import { findRings } from './find-rings.js';

test('finds the items that reach themselves, and no others', () => {
  const needs: Record<string, string[]> = {
    a: ['b'],
    b: ['c'],
    c: ['b', 'd'],
    d: [],
    e: ['f'],
    f: ['g'],
    g: ['e', 'a'],
  };

  const rings = findRings(Object.keys(needs), (item) => needs[item] ?? []);

  expect([...rings].sort()).toEqual(['b', 'c', 'e', 'f', 'g']);
});

test('an item that needs itself alone is in no ring', () => {
  expect(findRings(['a'], () => ['a']).size).toBe(0);
});
