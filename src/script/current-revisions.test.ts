import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { getAppliedTips, isAtHeads } from './current-revisions.js';
import { toIds } from './revision-node.js';

const MAP = graph('a1', 'a1>a2', 'a2>a3', 'b1', 'b1>b2 (a2)', 'b2>b3');

describe('what is applied', () => {
  test('includes the tip of a line that another one depends on', () => {
    expect(toIds(getAppliedTips(MAP, ['b2']))).toEqual(['a2', 'b2']);
  });

  test('leaves out the ancestors of a tip', () => {
    expect(toIds(getAppliedTips(MAP, ['a3', 'b2']))).toEqual(['a3', 'b2']);
  });

  test('is nothing for an empty table', () => {
    expect(getAppliedTips(MAP, [])).toEqual([]);
  });
});

describe('a database is at the heads', () => {
  test.each([
    ['with a row for each', ['a3', 'b3'], true],
    ['not with one head alone', ['a3'], false],
    ['not where a line stands lower', ['a2', 'b3'], false],
    ['not where the other line stands lower', ['a3', 'b2'], false],
    ['not at base', [], false],
  ])('%s', (_, rows, expected) => {
    expect(isAtHeads(MAP, rows)).toBe(expected);
  });

  test('where a head is applied as a dependency', () => {
    expect(isAtHeads(graph('a', 'x (a)'), ['x'])).toBe(true);
  });
});
