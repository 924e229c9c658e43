import { expect, test } from 'vitest';
import { matchByName } from './match-by-key.js';

test('lists are paired by name, in the order of the left one', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name }));

  expect(
    matchByName(
      [c, b].flatMap((x) => x ?? []),
      [a, b].flatMap((x) => x ?? []),
    ),
  ).toEqual({
    onlyLeft: [c],
    onlyRight: [a],
    both: [[b, b]],
  });
});
