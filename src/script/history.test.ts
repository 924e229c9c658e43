import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { listHistory, mentionsCurrent, parseRange } from './history.js';
import type { RevisionMap } from './revision-map.js';
import { toIds } from './revision-node.js';

const LINE = graph('a', 'a>b', 'b>c');
const FORK = graph('a', 'a>b [one]', 'b>c', 'a>x [two]', 'x>y (b)');

describe('a history', () => {
  test.each([
    ['without ends lists everything, newest first', ':', 'c b a'],
    ['lists both ends', 'a:b', 'b a'],
    ['without a start begins at base', ':b', 'b a'],
    ['without an end goes on to the heads', 'b:', 'c b'],
    ['by steps up counts from the start', 'a:+1', 'b a'],
    ['by steps up stops at the head', 'a:+7', 'c b a'],
    ['by steps up may count from base', ':+2', 'b a'],
    ['by steps down counts from the end', '-1:b', 'b a'],
    ['by steps down from the heads', '-1:', 'c b'],
    ['by steps down stops at base', '-5:c', 'c b a'],
    ['takes steps from a revision', 'c-1:head', 'c b'],
    ['takes steps from a revision beyond the head', 'a:a+9', 'c b a'],
    ['of one revision', 'b:b', 'b'],
    ['to base is empty', ':base', ''],
  ])('%s', (_, range, expected) => {
    expect(history(LINE, range)).toBe(expected);
  });

  test('to a revision that only depends on the start lists both', () => {
    expect(history(FORK, 'b:y')).toBe('y b');
  });

  test.each([
    ['from the current revision', 'current:', ['b'], 'c b'],
    ['to the current revision', ':current', ['b'], 'b a'],
    ['from an empty table', 'current:', [], 'c b a'],
    ['to an empty table is empty', ':current', [], ''],
    ['by steps down from the current revision', '-1:current', ['b'], 'b a'],
    ['from a step below the current revision', 'current-1:', ['c'], 'c b'],
  ])('%s', (...[, range, rows, expected]) => {
    expect(history(LINE, range, rows)).toBe(expected);
  });

  test('follows one branch down before the next', () => {
    expect(history(graph('a', 'a>b1', 'a>b2', 'b1>c1', 'b2>c2'), ':')).toBe('c1 b1 c2 b2 a');
  });

  test('lists a revision after all that need it', () => {
    expect(history(FORK, ':')).toBe('c y x b a');
  });

  test('from base on a branch lists that branch with what it needs', () => {
    expect(history(FORK, 'two@base:')).toBe('y x b a');
  });

  test('from a revision leaves out the dependencies of its descendants', () => {
    expect(history(FORK, 'x:y')).toBe('y x');
  });

  test('by steps down on a branch counts from its head', () => {
    expect(history(FORK, 'two@-1:')).toBe('y x');
  });

  test('to a revision off the branch is refused', () => {
    expect(() => history(FORK, 'one@base:x')).toThrow(expect.objectContaining({ code: 'NOT_IN_BRANCH' }));
  });

  test.each(['c:a', 'head:base'])('of %s, a downward range, is refused', (range) => {
    expect(() => history(LINE, range)).toThrow(expect.objectContaining({ code: 'NOT_A_LINE' }));
  });

  test('across branches is refused', () => {
    expect(() => history(FORK, 'c:y')).toThrow(expect.objectContaining({ code: 'NOT_A_LINE' }));
  });

  test.each(['b', 'a:b:c', '-1:+1', '+1:c', 'a:-1'])('of %j, which is not a range, is refused', (range) => {
    expect(() => history(LINE, range)).toThrow(expect.objectContaining({ code: 'HISTORY_RANGE_INVALID' }));
  });
});

test.each([
  ['current:', true],
  ['-1:current', true],
  ['a:b', false],
])('whether %s asks for the database is known before', (range, expected) => {
  expect(mentionsCurrent(parseRange(range))).toBe(expected);
});

function history(map: RevisionMap, range: string, rows: readonly string[] = []): string {
  return toIds(listHistory(map, parseRange(range), rows)).join(' ');
}
