import { expect, test } from 'vitest';
import { formatCount } from './format-count.js';

test.for([
  [1, '1 revision'],
  [999, '999 revisions'],
  [1000, '1,000 revisions'],
  [1234567, '1,234,567 revisions'],
] as const)('%i has commas between thousands', ([count, text]) => {
  expect(formatCount(count, 'revision')).toBe(text);
});
