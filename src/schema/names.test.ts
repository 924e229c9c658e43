import { expect, test } from 'vitest';
import { joinDotted, splitDotted } from './names.js';

test.each([
  [['users'], 'users'],
  [['audit', 'Log'], 'audit.Log'],
  [['a.b', 'log', 'id'], '"a.b".log.id'],
  [['x', '"a".b'], 'x."""a"".b"'],
  [['a"b', '.'], 'a"b."."'],
])('%j is %s, and is read again', (parts, text) => {
  expect(joinDotted(parts)).toBe(text);
  expect(splitDotted(text)).toEqual(parts);
});
