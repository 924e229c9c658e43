import { expect, test } from 'vitest';
import { pairUp } from './pair-up.js';

test('a missing answer is an error, and not an empty one', () => {
  expect(pairUp(['a', 'b'], [1, 2])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(() => pairUp(['a', 'b'], [1])).toThrow('Got 1 answers to 2 questions.');
});
