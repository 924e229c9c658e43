import { expect, test } from 'vitest';
import { readUpdate } from './updates.js';
import { wordsOf } from './words.js';

const read = (sql: string) => {
  const update = readUpdate(wordsOf(sql));
  return update && [update.names, [...update.empty]];
};

test.each([
  ['UPDATE t SET a = 1', [['a'], []]],
  [
    'UPDATE ONLY app.t AS x SET "A" = b, (c, d) = (1, 2) WHERE x.c IS NULL AND d IS NULL',
    [
      ['A', 'c', 'd'],
      ['c', 'd'],
    ],
  ],
  ['UPDATE t SET a = 1 WHERE a IS NULL OR b = 1', [['a'], []]],
  ['UPDATE t SET a = 1 WHERE NOT a IS NULL', [['a'], []]],
  ['UPDATE t SET a = 1 WHERE a IS NOT NULL', [['a'], []]],
  ['UPDATE t SET a = 1 FROM u WHERE u.a IS NULL', [['a'], []]],
  ['UPDATE t SET a = 1 WHERE b BETWEEN 1 AND a IS NULL', [['a'], []]],
  ['UPDATE t SET a = 1 WHERE a IS NULL RETURNING id', [['a'], ['a']]],
  ['UPDATE t SET a[1] = 1 WHERE a IS NULL', null],
  ['UPDATE t SET a.b = 1', null],
  ['DELETE FROM t', null],
])('%s', (sql, expected) => {
  expect(read(sql)).toEqual(expected);
});
