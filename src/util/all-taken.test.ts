import { expect, test } from 'vitest';
import { allTaken } from './all-taken.js';

test('a property that was not taken out of a value does not compile', () => {
  const { name, ...rest } = { name: 'ix', fillfactor: 70 };
  // @ts-expect-error fillfactor is left
  allTaken(rest);
  const { fillfactor, ...nothing } = rest;
  allTaken(nothing);

  expect([name, fillfactor]).toEqual(['ix', 70]);
});
