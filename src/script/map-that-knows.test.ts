import { describe, expect, test } from 'vitest';
import { outcome } from '../../test/support/graph.js';
import { mapToShow } from './map-that-knows.js';
import { planDowngrade } from './plan-downgrade.js';
import { planUpgrade } from './plan-upgrade.js';
import type { Revision } from './revision.js';
import { RevisionMap } from './revision-map.js';
import { toIds } from './revision-node.js';

function revision(id: string, downRevisions: readonly string[], replaces?: readonly string[]): Revision {
  const about = { branchLabels: [], dependsOn: [], transaction: true, message: '', doc: '', createDate: null };
  const path = `versions/${id}${replaces === undefined ? '' : `_${replaces.length}`}.ts`;
  return { id, downRevisions, ...about, path, language: 'ts', ...(replaces === undefined ? {} : { replaces }) };
}

const OLD = [revision('a', []), revision('b', ['a']), revision('c', ['b']), revision('d', ['c']), revision('e', ['d'])];
const INNER = revision('d', ['b'], ['c']);
const OUTER = revision('d', [], ['a', 'b', 'c']);

/** What an upgrade to the head runs, and the files of what it runs. */
function upgraded(map: RevisionMap, ...rows: readonly string[]): string {
  const steps = planUpgrade(map, rows, 'head');
  return `${outcome(rows, steps)} (${steps.map(({ revision: { path } }) => path.slice(9, -3)).join(' ')})`;
}

describe('a squash', () => {
  test('is run on a new database, and the old files on one inside its range', () => {
    const map = new RevisionMap([...OLD, OUTER]);

    expect(toIds(map.nodes)).toEqual(['e', 'd']);
    expect(upgraded(map)).toBe('d e → e (d_3 e)');
    expect(upgraded(map, 'b')).toBe('c d e → e (c d e)');
    expect(upgraded(map, 'd')).toBe('e → e (e)');
    expect(outcome(['e'], planDowngrade(map, ['e'], 'b'))).toBe('e d c → b');
    expect(outcome(['e'], planDowngrade(map, ['e'], 'base'))).toBe('e d →');
  });

  test('may replace another one, even one that ends where it ends', () => {
    const map = new RevisionMap([...OLD, INNER, OUTER]);

    expect(upgraded(map)).toBe('d e → e (d_3 e)');
    expect(upgraded(map, 'a')).toBe('b d e → e (b d_1 e)');
    expect(upgraded(map, 'c')).toBe('d e → e (d e)');
  });

  test('without the old files leaves a database inside its range where it is', () => {
    const map = new RevisionMap([revision('b', ['a']), revision('e', ['d']), OUTER]);

    expect(() => planUpgrade(map, ['b'], 'head')).toThrow(/The files of "d", "a", "c" are missing/);
    expect(mapToShow(map, ['b'])).toBe(map);
    expect(upgraded(map, 'd')).toBe('e → e (e)');
  });

  test('is not followed by what follows a revision inside its range', () => {
    expect(() => new RevisionMap([OUTER, revision('x', ['b'])])).toThrow(
      /comes after the revision "b", which the squash "d"/,
    );
    expect(toIds(new RevisionMap([OUTER, revision('x', ['b'])], { followsReplaced: true }).heads)).toEqual(['x']);
  });
});
