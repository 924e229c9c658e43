import { expect, test } from 'vitest';
import { nextBatchSize, smallerBatch } from './batch-size.js';

test.for([
  ['a slow batch is followed by one of half its size', 5000, 1500, 2500],
  ['a quick one by a larger one', 1250, 100, 2500],
  ['but by none that is larger than wanted', 4000, 100, 5000],
  ['one in between by one of the same size', 1250, 600, 1250],
  ['a small one that is slow by no smaller one', 120, 9000, 100],
] as const)('%s', ([, size, tookMs, next]) => {
  expect(nextBatchSize({ size, wanted: 5000 }, tookMs)).toBe(next);
});

test('the smallest batch is as small as the revision wants it', () => {
  expect(smallerBatch({ size: 10, wanted: 10 })).toBe(10);
});
