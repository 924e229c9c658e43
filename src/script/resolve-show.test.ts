import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { asksForCurrent, resolveShown } from './resolve-show.js';
import type { RevisionMap } from './revision-map.js';
import { toIds } from './revision-node.js';

const MAP = graph('ab12cd', 'ab12cd>ab34ef [one]', 'ab34ef>ae1', 'ab12cd>cd56 [two]', 'cd56>e');

describe('what is to be shown', () => {
  test.each([
    ['is found by its id', 'ab34ef', 'ab34ef'],
    ['is found by a short id', 'e', 'e'],
    ['is found by a label', 'one', 'ab34ef'],
    ['is found by the beginning of its id', 'ab3', 'ab34ef'],
    ['is found by one character', 'c', 'cd56'],
    ['may be all heads', 'heads', 'ae1 e'],
    ['may be the head of a branch', 'one@head', 'ae1'],
    ['may be the head of the branch of a revision', 'cd56@head', 'e'],
    ['may be the heads of what branches leave', 'ab12cd@heads', 'ae1 e'],
    ['is nothing for base', 'base', ''],
    ['counts down from the heads', '-1', 'ab34ef cd56'],
    ['counts down from the head of a branch', 'one@-2', 'ab12cd'],
    ['counts down from a revision', 'ae1-1', 'ab34ef'],
    ['counts up from a revision on a branch', 'two@ab12cd+1', 'cd56'],
  ])('%s', (_, selector, expected) => {
    expect(show(MAP, selector)).toBe(expected);
  });

  test('is found by an id that begins another one', () => {
    expect(show(graph('user', 'user>user_foo'), 'user')).toBe('user');
  });

  test('is found by the beginning of an id that is the only such one on the branch', () => {
    expect(show(MAP, 'cd56@ab')).toBe('ab12cd');
  });

  test('is not found by the beginning of an id of three characters', () => {
    expect(() => show(MAP, 'ae')).toThrow(expect.objectContaining({ code: 'UNKNOWN_REVISION' }));
  });

  test('is not found by the beginning of a label', () => {
    expect(() => show(MAP, 'tw')).toThrow(expect.objectContaining({ code: 'UNKNOWN_REVISION' }));
  });

  test('is refused where several ids begin so, naming them', () => {
    expect(() => show(MAP, 'ab')).toThrow(
      expect.objectContaining({
        code: 'AMBIGUOUS_REVISION',
        data: { selector: 'ab', candidates: ['ab12cd', 'ab34ef'] },
      }),
    );
  });

  test('is refused where it counts up from nothing', () => {
    expect(() => show(MAP, '+1')).toThrow(expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }));
  });

  test('is refused where the branch has several heads', () => {
    expect(() => show(MAP, 'ab12cd@head')).toThrow(
      expect.objectContaining({
        code: 'MULTIPLE_HEADS',
        data: { selector: 'ab12cd@head', heads: ['ae1', 'e'] },
      }),
    );
  });

  test('is what the database is at, for current', () => {
    expect(toIds(resolveShown(MAP, 'current', ['e']))).toEqual(['e']);
  });

  test('is what the database is at on a branch', () => {
    expect(toIds(resolveShown(MAP, 'one@current', ['e', 'ab34ef']))).toEqual(['ab34ef']);
  });
});

test.each([
  ['current', true],
  ['one@current-1', true],
  ['head', false],
])('whether %s asks for the database is known before', (selector, expected) => {
  expect(asksForCurrent(selector)).toBe(expected);
});

function show(map: RevisionMap, selector: string): string {
  return toIds(resolveShown(map, selector)).join(' ');
}
