import { expect, test } from 'vitest';
import { approximateBytes } from './approximate-bytes.js';

test('text, bytes, and nested values count, up to the limit', () => {
  const sizes = [null, 'abc', new Uint8Array(100), [{ a: 'abc', b: { c: 1 } }], 'x'.repeat(1000)];

  expect(sizes.map((value) => approximateBytes(value, 500))).toEqual([16, 22, 116, 86, 2016]);
  expect(
    approximateBytes(
      Array.from({ length: 1000 }, () => 'abc'),
      500,
    ),
  ).toBeLessThan(600);
});
