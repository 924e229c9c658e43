import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { planRebase } from './plan-rebase.js';
import { RevisionMap } from './revision-map.js';

/** `b a>c`: the revisions that move in their order, those of them that get other down revisions with these before a `>`. */
function rebased(revisions: readonly string[], revision: string, onto?: string): string {
  const { moved, changed } = planRebase(graph(...revisions), { revision, onto });
  const downs = new Map(changed.map(({ node, downRevisions }) => [node.id, downRevisions.join()]));
  return moved.map(({ id }) => (downs.has(id) ? `${downs.get(id)}>${id}` : id)).join(' ');
}

describe('a rebase', () => {
  test('puts the lowest revision of the branch on the other head', () => {
    expect(rebased(['a', 'a>b', 'b>c', 'a>x', 'x>y'], 'c')).toBe('y>b c');
    expect(rebased(['a', 'a>b', 'b>c', 'a>x', 'x>y'], 'y')).toBe('c>x y');
    expect(rebased(['a', 'a>b', 'a>x'], 'b', 'head')).toBe('x>b');
  });

  test('puts what follows a replaced revision on the squash', () => {
    const revisions = graph('a', 'b', 'a>mine').nodes.map(({ revision }) => revision);
    const withSquash = revisions.map((each) => (each.id === 'b' ? { ...each, replaces: ['a'] } : each));
    const map = new RevisionMap(withSquash, { followsReplaced: true });

    for (const onto of [undefined, 'head']) {
      expect(planRebase(map, { revision: 'mine', onto }).changed).toMatchObject([{ downRevisions: ['b'] }]);
    }
  });

  test('keeps branches and merges inside, and omits a merge with what the other head has', () => {
    expect(rebased(['a', 'a>b', 'a>c', 'b,c>d', 'a>x'], 'd')).toBe('x>c x>b d');
    expect(rebased(['a', 'a>x', 'a>b', 'x,b>m', 'x>y'], 'm')).toBe('y>b b>m');
  });

  test('takes along what follows a moved revision, and leaves dependencies where they are', () => {
    expect(rebased(['a', 'a>b', 'b>c', 'b>d', 'a>x'], 'c', 'x')).toBe('x>b c');
    expect(rebased(['a', 'a>b (z)', 'z', 'a>x'], 'b', 'x')).toBe('x>b');
  });

  test('is put on a revision of a branch if one is named', () => {
    expect(rebased(['a', 'a>b', 'a>x', 'x>y', 'a>p [shop]'], 'b', 'x')).toBe('x>b');
    expect(() => rebased(['a', 'a>b', 'a>x', 'a>p'], 'b')).toThrow(/"x", "p"/);
  });

  test.each([
    ['a revision that the other one has', 'a', 'c'],
    ['a revision that already follows it', 'c', 'b'],
    ['a revision onto itself', 'c', 'c'],
    ['base', 'base', 'b'],
    ['a single head', 'c', undefined],
  ])('refuses %s', (_, revision, onto) => {
    expect(() => rebased(['a', 'a>b', 'b>c'], revision, onto)).toThrow(/doesn't need a rebase/);
  });
});
