import { describe, expect, test } from 'vitest';
import { graph, outcome, parseMove, rowChanges } from '../../test/support/graph.js';
import { planStamp } from './plan-stamp.js';
import type { RevisionMap } from './revision-map.js';

const LINE = graph('a', 'a>b', 'b>c', 'c>d');
const FORK = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2');
const MERGE = graph('a', 'a>b', 'b>c1 [one]', 'c1>d1', 'b>c2 [two]', 'c2>d2', 'd1,d2>e', 'e>f');

describe('a stamp', () => {
  test.each([
    ['of an empty table inserts a row', 'base to b', ['+b']],
    ['of what is there changes nothing', 'b to b', []],
    ['above the current revision updates its row', 'b to d', ['b>d']],
    ['below the current revision updates its row', 'd to b', ['d>b']],
    ['with base deletes the row', 'd to base', ['-d']],
    ['by steps counts from the current revision', 'b to +1', ['b>c']],
    ['by steps down may end at base', 'b to -2', ['-b']],
  ])('%s', (_, move, expected) => {
    expect(stampChanges(LINE, move)).toEqual(expected);
  });

  test.each([
    ['below two branches makes one row of theirs', 'd1 c2 to b', ['-d1', 'c2>b']],
    ['with the base of a branch deletes the rows of that', 'd1 c2 to one@base', ['-d1']],
    ['with the head of a branch leaves the others', 'd1 c2 to two@head', ['c2>d2']],
    ['with a revision on a branch leaves the others', 'd1 c2 to b@d2', ['c2>d2']],
    ['of another branch inserts a row', 'd1 to c2', ['+c2']],
    ['with heads gives each a row', 'b to heads', ['b>d1', '+d2']],
  ])('%s', (_, move, expected) => {
    expect(stampChanges(FORK, move)).toEqual(expected);
  });

  test.each([
    ['from a merge to one of its branches', 'e to c2', ['e>c2']],
    ['from a merge to far below', 'e to a', ['e>a']],
    ['from a branch to the merge', 'c2 to e', ['c2>e']],
    ['from all branches to the merge', 'd1 c2 to e', ['-d1', 'c2>e']],
    ['from below the branches to the merge', 'b to e', ['b>e']],
    ['with the head of a branch above the merge', 'd1 c2 to two@head', ['-d1', 'c2>f']],
  ])('%s', (_, move, expected) => {
    expect(stampChanges(MERGE, move)).toEqual(expected);
  });

  test('says where it comes from and leads to', () => {
    expect(planStamp(FORK, ['d1', 'c2'], { targets: ['b'] })).toMatchObject([
      { direction: 'stamp', revision: { id: 'b' }, from: ['d1', 'c2'], to: ['b'] },
    ]);
  });

  test('below a dependency takes the row of what depends on it', () => {
    const map = graph('a1', 'a1>b1', 'b1>c1', 'c1>d1', 'd1>e1', 'a2', 'a2>b2', 'b2>c2 (c1)');

    expect(stamp(map, ['e1', 'c2'], 'b1')).toBe('→ b1');
  });

  test('with the base of a branch leaves what that depends on', () => {
    expect(stamp(graph('a', 'x (a)', 'x>y'), ['a'], 'y@base')).toBe('→ a');
  });

  test('with heads leaves a row that is a head already', () => {
    expect(stamp(graph('a', 'x', 'x>y'), ['a', 'x'], 'heads')).toBe('→ a y');
  });

  test('from a row that no file states is refused', () => {
    expect(() => planStamp(LINE, ['fake'], { targets: ['b'] })).toThrow(
      expect.objectContaining({ code: 'CURRENT_UNKNOWN' }),
    );
  });
});

describe('a stamp with several revisions', () => {
  test('moves the rows of each branch', () => {
    expect(stamp(FORK, ['d1', 'd2'], 'c1', 'c2')).toBe('→ c1 c2');
  });

  test('gives no row to what another one depends on', () => {
    expect(stamp(graph('a', 'x (a)'), [], 'a', 'x')).toBe('→ x');
  });

  test('removes the rows of descendants of any of them', () => {
    expect(stamp(graph('a', 'a>b', 'x (a)'), ['b'], 'a', 'x')).toBe('→ x');
  });

  test('of which one comes after another is refused', () => {
    expect(() => planStamp(LINE, [], { targets: ['a', 'c'] })).toThrow(
      expect.objectContaining({ code: 'STAMP_OVERLAPS', data: { upper: 'c', lower: 'a' } }),
    );
  });

  test('among which is base is refused', () => {
    expect(() => planStamp(LINE, ['a'], { targets: ['b', 'base'] })).toThrow(
      expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }),
    );
  });
});

describe('a stamp that purges', () => {
  test('forgets rows that no file states', () => {
    expect(outcome(['fake', 'b'], planStamp(LINE, ['fake', 'b'], { targets: ['c'], purge: true }))).toBe('→ c');
  });

  test('deletes all rows at once', () => {
    expect(rowChanges(planStamp(LINE, ['fake', 'b'], { targets: ['c'], purge: true }))).toEqual(['purge', '+c']);
  });

  test('counts steps from base', () => {
    expect(rowChanges(planStamp(LINE, ['c'], { targets: ['+2'], purge: true }))).toEqual(['purge', '+b']);
  });

  test('with base leaves the table empty', () => {
    expect(rowChanges(planStamp(LINE, ['c'], { targets: ['base'], purge: true }))).toEqual(['purge']);
  });
});

function stamp(map: RevisionMap, rows: readonly string[], ...targets: readonly string[]): string {
  return outcome(rows, planStamp(map, rows, { targets }));
}

function stampChanges(map: RevisionMap, move: string): string[] {
  const { rows, target } = parseMove(move);
  return rowChanges(planStamp(map, rows, { targets: [target] }));
}
