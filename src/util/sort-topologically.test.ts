import { describe, expect, test } from 'vitest';
import { sortTopologically } from './sort-topologically.js';

function sort(items: string, needs: Readonly<Record<string, string>>) {
  const { sorted, broken } = sortTopologically([...items], (item) => needs[item] ?? '');
  return { sorted: sorted.join(''), broken: broken.map((pair) => pair.join('>')) };
}

describe('sortTopologically', () => {
  test('keeps the given order where nothing is needed', () => {
    expect(sort('cab', {})).toEqual({ sorted: 'cab', broken: [] });
  });

  test('pulls what is needed to right before the item that needs it', () => {
    expect(sort('abcd', { b: 'd' })).toEqual({ sorted: 'adbc', broken: [] });
  });

  test('follows needs of needs', () => {
    expect(sort('abc', { a: 'b', b: 'c' })).toEqual({ sorted: 'cba', broken: [] });
  });

  test('follows a chain of needs that is longer than the call stack', () => {
    const items = Array.from({ length: 20_000 }, (_, at) => at);
    const { sorted } = sortTopologically(items, (item) => (item + 1 < items.length ? [item + 1] : []));
    expect(sorted).toEqual(items.toReversed());
  });

  test('names the need that closes a cycle', () => {
    expect(sort('abc', { a: 'b', b: 'c', c: 'a' })).toEqual({ sorted: 'cba', broken: ['c>a'] });
  });

  test('does not count an item that needs itself as a cycle', () => {
    expect(sort('a', { a: 'a' })).toEqual({ sorted: 'a', broken: [] });
  });
});
