import { expect, test } from 'vitest';
import { parseSize } from './size.js';

test.for([
  ['0', 0],
  ['100bytes', 100],
  ['512kB', 524_288],
  ['64MB', 67_108_864],
  ['1.5GB', 1_610_612_736],
  ['64', null],
  ['64mb', null],
  ['64 MB', null],
  ['-1MB', null],
  ['', null],
] as const)('"%s" is %s bytes', ([text, bytes]) => {
  expect(parseSize(text)).toBe(bytes);
});
