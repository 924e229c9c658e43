import { describe, expect, test } from 'vitest';
import { graph, rowChanges } from '../../test/support/graph.js';
import { resolveOfflineDowngrade, resolveOfflineStamp, resolveOfflineUpgrade } from './offline-range.js';
import { planStamp } from './plan-stamp.js';

const MAP = graph('a12345', 'a12345>b12345', 'b12345>c', 'b12345>e', 'b12345>f');

describe('a range without a database', () => {
  test('starts an upgrade from base if it says nothing else', () => {
    expect(resolveOfflineUpgrade(MAP, 'c')).toEqual({ rows: [], targets: ['c'] });
  });

  test('starts from a whole id where the beginning of one is written', () => {
    expect(resolveOfflineUpgrade(MAP, 'b12:c')).toEqual({ rows: ['b12345'], targets: ['c'] });
  });

  test.each(['c:b12', 'c:base'])('of an upgrade leads upwards: %s is refused', (range) => {
    expect(() => resolveOfflineUpgrade(MAP, range)).toThrow(expect.objectContaining({ code: 'NOT_A_LINE' }));
  });

  test('names no row that another one includes', () => {
    const map = graph('a [one]', 'a>b', 'a>c (b)');

    expect(resolveOfflineDowngrade(map, 'one@heads:a').rows).toEqual(['c']);
  });

  test('must say where a downgrade starts', () => {
    expect(() => resolveOfflineDowngrade(MAP, 'base')).toThrow(expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }));
  });

  test('may start a downgrade from a head', () => {
    expect(resolveOfflineDowngrade(MAP, 'f:-1')).toEqual({ rows: ['f'], target: '-1' });
  });

  test('takes a stamp with heads to be of an empty table', () => {
    const { rows, targets } = resolveOfflineStamp(MAP, ['heads']);

    expect(rowChanges(planStamp(MAP, rows, { targets }))).toEqual(['+c', '+e', '+f']);
  });

  test('starts a stamp from a row', () => {
    const { rows, targets } = resolveOfflineStamp(MAP, ['b12345:heads']);

    expect(rowChanges(planStamp(MAP, rows, { targets }))).toEqual(['b12345>c', '+e', '+f']);
  });

  test('may name the start of several stamps more than once', () => {
    expect(resolveOfflineStamp(MAP, ['b12:c', 'b12:e', 'f'])).toEqual({ rows: ['b12345'], targets: ['c', 'e', 'f'] });
  });

  test('with different starts is refused', () => {
    expect(() => resolveOfflineStamp(MAP, ['a12:c', 'b12:e'])).toThrow(
      expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }),
    );
  });
});
