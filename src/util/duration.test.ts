import { expect, test } from 'vitest';
import { parseDuration } from './duration.js';

test.for([
  ['0', 0],
  ['500ms', 500],
  ['2s', 2000],
  ['1.5min', 90_000],
  ['1h', 3_600_000],
  ['30', null],
  ['2 s', null],
  ['-1s', null],
  ['1e3s', null],
  ['2toString', null],
  ['', null],
] as const)('"%s" is %s milliseconds', ([text, milliseconds]) => {
  expect(parseDuration(text)).toBe(milliseconds);
});
