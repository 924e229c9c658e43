import { expect, test } from 'vitest';
import { isJson } from './is-json.js';

test('what JSON gives back is JSON', () => {
  expect(isJson({ a: [1, 'b', null, true, { c: {} }] })).toBe(true);
});

for (const value of [
  undefined,
  [undefined],
  { key: undefined },
  Number.NaN,
  -0,
  1n,
  new Date(0),
  new Map(),
  () => 1,
  Symbol('a'),
  { toJSON: () => 'a' },
  { [Symbol('a')]: 1 },
]) {
  test(`what JSON changes or refuses is not: ${String(value)}`, () => {
    expect(isJson({ value: [value] })).toBe(false);
  });
}
