import { describe, expect, test } from 'vitest';
import { graph, outcome, parseMove, rowChanges } from '../../test/support/graph.js';
import { planDowngrade } from './plan-downgrade.js';
import type { RevisionMap } from './revision-map.js';

const LINE = graph('a', 'a>b', 'b>c', 'c>d', 'd>e');
const FORK = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2');
const MERGE = graph('a', 'a>b', 'b>c1', 'c1>d1', 'b>c2', 'c2>d2', 'd1,d2>e', 'e>f');

describe('a downgrade of a line', () => {
  test.each([
    ['to a revision takes down what is above it', 'e to c', 'e d → c'],
    ['to base takes down everything', 'c to base', 'c b a →'],
    ['to base of an empty table does nothing', 'base to base', '→'],
    ['to what is current does nothing', 'c to c', '→ c'],
    ['to the head at the head does nothing', 'e to head', '→ e'],
    ['by steps counts from the current revision', 'e to -3', 'e d c → b'],
    ['by steps may end at base', 'b to -2', 'b a →'],
    ['to steps above a revision counts from that one', 'd to a+2', 'd → c'],
    ['to steps below a revision counts from that one', 'd to c-2', 'd c b → a'],
    ['to steps below the head counts from there', 'e to head-1', 'e → d'],
  ])('%s', (_, move, expected) => {
    expect(downgrade(LINE, move)).toBe(expected);
  });

  test('beyond base is refused, saying how far it goes', () => {
    expect(() => planDowngrade(LINE, ['b'], '-5')).toThrow(
      expect.objectContaining({ code: 'TOO_FEW_STEPS', data: { selector: '-5', wanted: 5, found: 2 } }),
    );
  });

  test('by steps of an empty table is refused', () => {
    expect(() => planDowngrade(LINE, [], '-1')).toThrow(expect.objectContaining({ code: 'TOO_FEW_STEPS' }));
  });

  test('upwards is refused, and the message shows the right command', () => {
    expect(() => planDowngrade(LINE, ['b'], '+2')).toThrow(
      expect.objectContaining({ code: 'SELECTOR_NOT_HERE', hint: expect.stringContaining('migrate upgrade +2') }),
    );
  });

  test.each([
    ['above the current one', ['b']],
    ['of an empty table', []],
  ])('to a revision %s is refused, naming it as it was typed', (_, rows) => {
    expect(() => planDowngrade(graph('abcd1', 'abcd1>b', 'b>efgh1'), rows, 'efg')).toThrow(
      expect.objectContaining({ code: 'NOT_A_DOWNGRADE_TARGET', message: expect.stringContaining('"efg"') }),
    );
  });

  test('says for a step where it comes from and leads to', () => {
    expect(planDowngrade(LINE, ['a'], 'base')).toMatchObject([{ direction: 'downgrade', from: ['a'], to: [] }]);
  });

  test('changes one row a step', () => {
    expect(rowChanges(planDowngrade(LINE, ['b'], 'base'))).toEqual(['b>a', '-a']);
  });
});

describe('a downgrade of branches', () => {
  test.each([
    ['to the revision below them takes one branch down after the other', 'd1 d2 to a', 'd1 c1 d2 c2 b → a'],
    ['does not depend on the order of the rows', 'd2 d1 to a', 'd1 c1 d2 c2 b → a'],
    ['to a revision of one branch leaves the other', 'd1 d2 to c1', 'd1 → c1 d2'],
    ['to the branch point takes down all branches', 'd1 d2 to b', 'd1 c1 d2 c2 → b'],
    ['to the branch point on a branch takes down that one', 'c1 d2 to one@b', 'c1 → d2'],
    ['may name the branch by a revision', 'c1 d2 to d1@b', 'c1 → d2'],
    ['by steps of a branch', 'd1 d2 to one@-1', 'd1 → c1 d2'],
    ['to steps below a revision', 'd2 c1 to d2-1', 'd2 → c1 c2'],
    ['to steps above base takes down all branches', 'd1 d2 to base+2', 'd1 c1 d2 c2 → b'],
    ['to steps above base on a branch takes down that one', 'd1 d2 to two@base+2', 'd2 c2 → d1'],
    ['to steps above base on a branch may end on it', 'd1 d2 to two@base+3', 'd2 → c2 d1'],
    ['to base on a branch takes down what all rest on', 'd1 d2 to two@base', 'd1 c1 d2 c2 b a →'],
  ])('%s', (_, move, expected) => {
    expect(downgrade(FORK, move)).toBe(expected);
  });

  test('by steps from several current revisions is refused, naming them', () => {
    expect(() => planDowngrade(FORK, ['d2', 'd1'], '-1')).toThrow(
      expect.objectContaining({ code: 'AMBIGUOUS_CURRENT', data: { selector: '-1', current: ['d2', 'd1'] } }),
    );
  });

  test('by steps is refused if several rows are on the branch', () => {
    expect(() => planDowngrade(FORK, ['d1', 'd2'], 'b@-1')).toThrow(
      expect.objectContaining({ code: 'AMBIGUOUS_CURRENT' }),
    );
  });

  test('by steps of a branch of which nothing is applied is refused', () => {
    expect(() => planDowngrade(graph('a', 'x [other]'), ['a'], 'other@-1')).toThrow(
      expect.objectContaining({ code: 'BRANCH_NOT_APPLIED' }),
    );
  });

  test('by steps takes down the line that they go along alone', () => {
    const map = graph('a [app]', 'a>b', 'b>c1', 'b>c2', 'x (c2)');

    expect(downgrade(map, 'c1 x to app@-1')).toBe('c1 → x');
  });

  test('to the revision with the branch label downgrades all its branches', () => {
    expect(downgrade(graph('a', 'a>b [app]', 'b>c1', 'b>c2'), 'c1 c2 to app@b')).toBe('c1 c2 → b');
  });

  test('to a revision off the branch is refused', () => {
    expect(() => planDowngrade(FORK, ['d1', 'd2'], 'one@c2')).toThrow(
      expect.objectContaining({ code: 'NOT_IN_BRANCH' }),
    );
  });

  test('to several heads is refused', () => {
    expect(() => planDowngrade(FORK, ['d1', 'd2'], 'heads')).toThrow(
      expect.objectContaining({ code: 'MULTIPLE_HEADS' }),
    );
  });

  test('deletes the row of a branch while another stays', () => {
    expect(rowChanges(planDowngrade(FORK, ['c1', 'd2'], 'one@b'))).toEqual(['-c1']);
  });
});

describe('a downgrade over merges', () => {
  test('takes down the merge before its branches', () => {
    expect(downgrade(MERGE, 'f to b')).toBe('f e d1 c1 d2 c2 → b');
  });

  test('inserts a row for each branch but one, and updates the old row to that', () => {
    expect(rowChanges(planDowngrade(MERGE, ['e'], 'd1'))).toEqual(['+d1', 'e>d2']);
  });

  test('by steps below a merge is refused', () => {
    expect(() => planDowngrade(MERGE, ['e'], '-1')).toThrow(
      expect.objectContaining({ code: 'AMBIGUOUS_WALK', data: { selector: '-1', ways: ['d1', 'd2'] } }),
    );
  });

  test('keeps the rows of other branches that continue', () => {
    const map = graph('a1', 'a1>b1', 'b1>c1', 'a2', 'a2>b2', 'b2>c2', 'c1,c2>d1', 'c2>d2');

    expect(downgrade(map, 'd2 d1 to b1')).toBe('d1 c1 → b1 d2');
  });

  test('inserts no row for a branch that is applied below another one', () => {
    const map = graph('a', 'a>b', 'a,b>c', 'x');

    expect(rowChanges(planDowngrade(map, ['c', 'x'], 'b'))).toEqual(['c>b']);
  });
});

describe('a downgrade over dependencies', () => {
  const LIBRARY = ['a1', 'a1>b1', 'b1>c1 [lib]', 'c1>d1', 'a2', 'a2>b2', 'b2>c2 (c1)', 'c2>d2'];

  test('leaves a dependency without a row while it is needed', () => {
    expect(downgrade(graph(...LIBRARY), 'c2 d1 to c1')).toBe('d1 → c2');
  });

  test('takes what depends on a revision down before it', () => {
    expect(downgrade(graph(...LIBRARY), 'c2 d1 to b1')).toBe('d1 c2 c1 → b1 b2');
  });

  test('gives a dependency its row back once nothing needs it', () => {
    expect(rowChanges(planDowngrade(graph(...LIBRARY), ['c2'], 'b2'))).toEqual(['+b2', 'c2>c1']);
  });

  test('by steps counts from a branch that is applied only as a dependency', () => {
    expect(downgrade(graph(...LIBRARY), 'c2 to lib@-1')).toBe('c2 c1 → b1 b2');
  });

  test('to a dependency that is needed is refused', () => {
    expect(() => planDowngrade(graph(...LIBRARY), ['c2'], 'c1')).toThrow(
      expect.objectContaining({ code: 'NOT_A_DOWNGRADE_TARGET' }),
    );
  });

  test('confined to one branch takes along what depends on it, and no other', () => {
    const map = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2 (c1)');

    expect([downgrade(map, 'd1 d2 to two@b'), downgrade(map, 'd1 d2 to one@b')]).toEqual([
      'd2 c2 → d1',
      'd1 d2 c1 → c2',
    ]);
  });

  test.each([
    ['amerge bmerge cmerge d1 to b2', 'bmerge → amerge b1 b3 cmerge d1'],
    ['amerge bmerge cmerge d1 to d1@base', 'd1 → amerge bmerge cmerge'],
    ['amerge b1 b3 cmerge d1 to d1@base', 'd1 → amerge b1 b2 b3 cmerge'],
  ])('on merged revisions, from %s', (move, expected) => {
    const merged = ['a1', 'a2', 'a3', 'a1,a2,a3>amerge', 'b1', 'b2', 'b3', 'b1,b2,b3>bmerge'];
    const map = graph(...merged, 'c1', 'c2', 'c3', 'c1,c2,c3>cmerge', 'd1 (a3, b2, c1)');

    expect(downgrade(map, move)).toBe(expected);
  });

  test('that cross leaves what is still needed', () => {
    const map = graph('a1', 'a1>a2', 'a2>a3 (b1)', 'b1', 'b1>b2 (a2)', 'b2>b3');

    expect(downgrade(map, 'a3 b2 to b1')).toBe('b2 → a3');
  });

  test.each(['a1', 'b1'])('of a merge with its own dependency to %s leaves the dependent', (target) => {
    expect(downgrade(graph('a1', 'b1 (a1)', 'a1,b1>m'), `m to ${target}`)).toBe('m → b1');
  });

  test('runs a revision once if its dependency is also its down revision', () => {
    expect(downgrade(graph('a1', 'a1>a2 (a1)'), 'a2 to a1')).toBe('a2 → a1');
  });
});

function downgrade(map: RevisionMap, move: string): string {
  const { rows, target } = parseMove(move);
  return outcome(rows, planDowngrade(map, rows, target));
}
