import { expect, test } from 'vitest';
import { findCycles } from './find-cycles.js';

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

  const rings = findCycles(Object.keys(needs), (item) => needs[item] ?? []);

  expect([...rings].sort()).toEqual(['b', 'c', 'e', 'f', 'g']);
});

test('an item that needs itself alone is in no ring', () => {
  expect(findCycles(['a'], () => ['a']).size).toBe(0);
});
