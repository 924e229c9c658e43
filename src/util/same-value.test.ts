import { expect, test } from 'vitest';
import { sameValue, sameValueBut } from './same-value.js';

test.each([
  [1, 1, true],
  ['1', 1, false],
  [null, {}, false],
  [[], {}, false],
  [[1, [2]], [1, [2]], true],
  [[1, 2], [2, 1], false],
  [{ a: 1, b: { c: null } }, { b: { c: null }, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
])('%j and %j: %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});

test('what two objects hold under ignored keys makes no difference', () => {
  expect(sameValueBut({ a: 1, b: 2, c: 3 }, { a: 1, b: 3 }, new Set(['b', 'c']))).toBe(true);
});
