import { describe, expect, test } from 'vitest';
import { graph, outcome, parseMove, rowChanges } from '../../test/support/graph.js';
import { planUpgrade } from './plan-upgrade.js';
import type { RevisionMap } from './revision-map.js';

const LINE = graph('a', 'a>b', 'b>c', 'c>d', 'd>e');
const FORK = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2');
const MERGE = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2', 'd1,d2>e', 'e>f');

describe('an upgrade of a line', () => {
  test.each([
    ['to a revision runs what is between', 'c to e', 'd e → e'],
    ['from an empty table begins with the first revision', 'base to c', 'a b c → c'],
    ['to head runs everything', 'base to head', 'a b c d e → e'],
    ['to what is current runs nothing', 'c to c', '→ c'],
    ['to what is below runs nothing', 'c to a', '→ c'],
    ['to base runs nothing', 'c to base', '→ c'],
    ['by steps counts from the current revision', 'a to +2', 'b c → c'],
    ['by steps from an empty table counts from base', 'base to +1', 'a → a'],
    ['by steps may end at the head', 'b to +3', 'c d e → e'],
    ['to steps above a revision counts from that one', 'a to b+2', 'b c d → d'],
    ['to steps below a revision counts from that one', 'a to d-2', 'b → b'],
    ['to steps below the head counts from there', 'a to head-1', 'b c d → d'],
    ['to steps above base counts from the first revision', 'base to base+2', 'a b → b'],
    ['to a revision below the first is to base', 'a to a-1', '→ a'],
  ])('%s', (_, move, expected) => {
    expect(upgrade(LINE, move)).toBe(expected);
  });

  test('beyond the head is refused, saying how far it goes', () => {
    expect(() => planUpgrade(LINE, ['b'], '+5')).toThrow(
      expect.objectContaining({ code: 'TOO_FEW_STEPS', data: { selector: '+5', wanted: 5, found: 3 } }),
    );
  });

  test('beyond the head from a revision is refused', () => {
    expect(() => planUpgrade(LINE, [], 'd+2')).toThrow(expect.objectContaining({ code: 'TOO_FEW_STEPS' }));
  });

  test('below base is refused', () => {
    expect(() => planUpgrade(LINE, [], 'base-1')).toThrow(expect.objectContaining({ code: 'TOO_FEW_STEPS' }));
  });

  test('downwards is refused, and the message shows the right command', () => {
    expect(() => planUpgrade(LINE, ['b'], '-2')).toThrow(
      expect.objectContaining({ code: 'SELECTOR_NOT_HERE', hint: expect.stringContaining('migrate downgrade -2') }),
    );
  });

  test('to the current revision by that name is refused', () => {
    expect(() => planUpgrade(LINE, ['b'], 'current')).toThrow(expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }));
  });

  test('over a range is refused', () => {
    expect(() => planUpgrade(LINE, ['b'], 'b:d')).toThrow(expect.objectContaining({ code: 'RANGE_NOT_ALLOWED' }));
  });

  test('from a row that no file states is refused, naming it', () => {
    expect(() => planUpgrade(LINE, ['gone'], 'e')).toThrow(
      expect.objectContaining({ code: 'CURRENT_UNKNOWN', data: { unknown: ['gone'] } }),
    );
  });

  test('says for a step where it comes from and leads to', () => {
    expect(planUpgrade(LINE, ['c'], 'd')).toMatchObject([{ direction: 'upgrade', from: ['c'], to: ['d'] }]);
  });

  test('changes one row a step', () => {
    expect(rowChanges(planUpgrade(LINE, [], 'c'))).toEqual(['+a', 'a>b', 'b>c']);
  });
});

describe('an upgrade of branches', () => {
  test.each([
    ['to both heads runs one branch after the other', 'a to heads', 'b c2 d2 c1 d1 → d1 d2'],
    ['to one head leaves the other branch alone', 'a to d2', 'b c2 d2 → d2'],
    ['by a label goes to the revision that states it', 'a to two', 'b c2 → c2'],
    ['to the head of a label goes up that branch', 'd1 to two@head', 'c2 d2 → d1 d2'],
    ['to steps below the head of a branch counts from there', 'b to two@head-1', 'c2 → c2'],
    ['by steps of another branch begins where it leaves', 'c1 to two@+1', 'c2 → c1 c2'],
    ['by steps of a branch that is current goes on there', 'c1 c2 to two@+1', 'd2 → c1 d2'],
    ['by steps of a branch from an empty table counts from base', 'base to two@+3', 'a b c2 → c2'],
    ['by steps of a branch that a revision names', 'c1 to d2@+2', 'c2 d2 → c1 d2'],
    ['by base and steps of a branch', 'base to two@base+3', 'a b c2 → c2'],
  ])('%s', (_, move, expected) => {
    expect(upgrade(FORK, move)).toBe(expected);
  });

  test('to several revisions at once runs what all of them need', () => {
    expect(outcome([], planUpgrade(FORK, [], ['c1', 'c2']))).toBe('a b c2 c1 → c1 c2');
  });

  test('gives the second branch a separate row', () => {
    expect(rowChanges(planUpgrade(FORK, ['b'], 'heads'))).toEqual(['b>c2', 'c2>d2', '+c1', 'c1>d1']);
  });

  test('to head is refused where there are several, naming them', () => {
    expect(() => planUpgrade(FORK, ['a'], 'head')).toThrow(
      expect.objectContaining({ code: 'MULTIPLE_HEADS', data: { selector: 'head', heads: ['d1', 'd2'] } }),
    );
  });

  test('by steps from several current revisions is refused', () => {
    expect(() => planUpgrade(FORK, ['c1', 'c2'], '+1')).toThrow(expect.objectContaining({ code: 'AMBIGUOUS_CURRENT' }));
  });

  test('by steps over a branch point is refused', () => {
    expect(() => planUpgrade(FORK, ['b'], '+1')).toThrow(
      expect.objectContaining({ code: 'AMBIGUOUS_WALK', data: { selector: '+1', ways: ['c1', 'c2'] } }),
    );
  });

  test('to a revision off the branch is refused', () => {
    expect(() => planUpgrade(FORK, ['b'], 'one@d2')).toThrow(expect.objectContaining({ code: 'NOT_IN_BRANCH' }));
  });

  test('on a branch that is nowhere is refused, naming the labels', () => {
    expect(() => planUpgrade(FORK, ['b'], 'three@head')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_BRANCH', data: { branch: 'three', labels: ['one', 'two'] } }),
    );
  });

  test('from a row that another row includes is refused', () => {
    expect(() => planUpgrade(FORK, ['a', 'c1'], 'heads')).toThrow(
      expect.objectContaining({ code: 'CURRENT_OVERLAPS' }),
    );
  });
});

describe('an upgrade over merges', () => {
  test('runs every branch before the merge', () => {
    expect(upgrade(MERGE, 'b to f')).toBe('c2 d2 c1 d1 e f → f');
  });

  test('deletes all rows but one, and updates that', () => {
    expect(rowChanges(planUpgrade(MERGE, ['d1', 'd2'], 'e'))).toEqual(['-d1', 'd2>e']);
  });

  test('keeps the row of a branch that continues after the merge', () => {
    const map = graph('a1', 'a1>b1', 'b1>c1', 'a2', 'a2>b2', 'b2>c2', 'c1,c2>d1', 'c2>d2');

    expect(upgrade(map, 'd2 b1 to d1')).toBe('c1 d1 → d1 d2');
  });

  test.each([
    ['d3 b2 b1 to d1', 'c2 c1 d1 → d1 d3'],
    ['d3 d1 to d2', 'd2 → d1 d2 d3'],
  ])('of three lines from %s', (move, expected) => {
    const lines = ['a1', 'a1>b1', 'b1>c1', 'a2', 'a2>b2', 'b2>c2', 'a3', 'a3>b3', 'b3>c3'];
    const map = graph(...lines, 'c1,c2,c3>d1', 'c2>d2', 'c3>d3');

    expect(upgrade(map, move)).toBe(expected);
  });

  test.each([
    ['a to b3', 'b3 → b3'],
    ['b3 to b1', 'b1 → b1 b3'],
    ['b1 b3 to b2', 'b2 → b1 b2 b3'],
    ['b1 b2 b3 to c2', 'c2 → c2'],
    ['c2 to d2', 'd2 → d2'],
    ['d2 to c1', 'c1 → c1 d2'],
    ['c1 d2 to d1', 'd1 → d1 d2'],
  ])('of the same branches twice, from %s', (move, expected) => {
    const map = graph('a', 'a>b1', 'a>b2', 'a>b3', 'b1,b2,b3>c1', 'b1,b2,b3>c2', 'c1>d1', 'c2>d2');

    expect(upgrade(map, move)).toBe(expected);
  });

  test.each([
    ['b2 b3 to c2', 'c2 → c2'],
    ['d2 to b1', 'b1 → b1 d2'],
    ['b1 d2 to c1', 'c1 → c1 d2'],
    ['c1 d2 to d1', 'd1 → d1 d2'],
  ])('that share a branch, from %s', (move, expected) => {
    const map = graph('a', 'a>b1', 'a>b2', 'a>b3', 'b1,b2>c1', 'b2,b3>c2', 'c1>d1', 'c2>d2');

    expect(upgrade(map, move)).toBe(expected);
  });

  test('a merge that depends on what one of its branches includes takes the rows of both', () => {
    const map = graph('a', 'a>b', 'b>c', 'x', 'c,x>y (a)');

    expect(rowChanges(planUpgrade(map, ['c', 'x'], 'y'))).toEqual(['-c', 'x>y']);
  });
});

describe('an upgrade over dependencies', () => {
  test('runs what is depended on first', () => {
    const map = graph('a1', 'a1>b1', 'b1>c1 [lib]', 'a2', 'a2>b2', 'b2>c2 (lib)');

    expect(upgrade(map, 'a2 to c2')).toBe('a1 b1 c1 b2 c2 → c2');
  });

  test('takes the row of a dependency that is a head', () => {
    expect(rowChanges(planUpgrade(graph('a', 'x', 'x>y (a)'), ['a', 'x'], 'y'))).toEqual(['-x', 'a>y']);
  });

  test('leaves the row of a head above the dependency', () => {
    expect(upgrade(graph('a', 'a>b', 'x', 'x>y (a)'), 'b x to y')).toBe('y → b y');
  });

  test('to heads means those that nothing depends on', () => {
    expect(upgrade(graph('a', 'x', 'x>y (a)'), 'base to heads')).toBe('a x y → y');
  });

  test('on a down revision counts that once', () => {
    expect(upgrade(graph('a1', 'a1>a2 (a1)'), 'base to a2')).toBe('a1 a2 → a2');
  });

  test.each([
    ['a1 to b1', 'b1 → b1'],
    ['b1 to m', 'm → m'],
  ])('that is merged with its dependency, from %s', (move, expected) => {
    expect(upgrade(graph('a1', 'b1 (a1)', 'a1,b1>m'), move)).toBe(expected);
  });
});

function upgrade(map: RevisionMap, move: string): string {
  const { rows, target } = parseMove(move);
  return outcome(rows, planUpgrade(map, rows, target));
}
