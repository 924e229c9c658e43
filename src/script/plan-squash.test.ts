import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { planSquash } from './plan-squash.js';
import { toIds } from './revision-node.js';

function squashed(revisions: readonly string[], range: string) {
  const { top, nodes, below, downRevisions, branchLabels, dependsOn } = planSquash(graph(...revisions), range);
  return { top: top.id, nodes: toIds(nodes), below: toIds(below), downRevisions, branchLabels, dependsOn };
}

describe('the squash of a range', () => {
  test('includes both ends, and follows what the first revision followed', () => {
    expect(squashed(['a', 'a>b', 'b>c', 'c>d'], 'b:c')).toEqual({
      top: 'c',
      nodes: ['b', 'c'],
      below: ['a'],
      downRevisions: ['a'],
      branchLabels: [],
      dependsOn: [],
    });
  });

  test('has the branches and merges inside, their labels, and what they depend on outside', () => {
    expect(squashed(['a', 'a>b [shop]', 'a>c (x)', 'b,c>d', 'x', 'd>e'], 'base:d')).toMatchObject({
      top: 'd',
      nodes: expect.arrayContaining(['a', 'b', 'c', 'd']),
      downRevisions: [],
      branchLabels: ['shop'],
    });
    expect(squashed(['x', 'a', 'a>b', 'b>c (x)'], 'b:c')).toMatchObject({ downRevisions: ['a'], dependsOn: ['x'] });
  });

  test.each([
    ['several revisions at its end', ['a', 'a>b', 'a>c'], 'base:heads', /it ends in several revisions: b, c/],
    ['a branch in the middle', ['a', 'a>b', 'a>x', 'b>c'], 'base:c', /"x" follows or depends on "a"/],
    ['something that depends on the middle', ['a', 'a>b', 'y (a)'], 'base:b', /"y" follows or depends on "a"/],
    ['a range of one revision', ['a', 'a>b'], 'b:b', /fewer than two/],
  ] as const)('refuses %s', (...[, revisions, range, message]) => {
    expect(() => squashed(revisions, range)).toThrow(message);
  });
});
