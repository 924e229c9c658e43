import { expect, test } from 'vitest';
import { possibleRenames } from './possible-renames.js';

const KEYS = { from: (text: string) => text.charAt(0), to: (text: string) => text.charAt(1) };

function possible(wanted: readonly string[], found: readonly string[], kept: readonly string[]): readonly string[] {
  return possibleRenames(wanted, { found: new Set(found), kept: new Set(kept) }, KEYS);
}

test('a rename counts only if the old name exists and the new one is free', () => {
  expect(possible(['ab'], ['a'], ['b'])).toEqual(['ab']);
  expect(possible(['ab'], ['b'], ['b'])).toEqual([]);
  expect(possible(['ab'], ['a', 'b'], ['b'])).toEqual([]);
  expect(possible(['ab'], ['a'], ['a', 'b'])).toEqual([]);
});

test('another rename can use a name that one rename frees', () => {
  expect(possible(['ab', 'bc'], ['a', 'b'], ['b', 'c'])).toEqual(['bc', 'ab']);
  expect(possible(['ab', 'bc'], ['b', 'c'], ['b', 'c'])).toEqual([]);
  expect(possible(['ab', 'bc'], ['b'], ['b', 'c'])).toEqual([]);
  expect(possible(['ab', 'bc', 'cd'], ['a', 'b', 'c', 'd'], ['b', 'c', 'd'])).toEqual([]);
});

test('names are exchanged where that can be carried out', () => {
  const names = new Set(['a', 'b', 'c']);
  const wanted = ['ab', 'bc', 'ca'];
  const possibleIf = (isInRing: (text: string) => boolean) =>
    possibleRenames(wanted, { found: names, kept: names }, { ...KEYS, isInRing });

  expect(possible(wanted, [...names], [...names])).toEqual([]);
  expect(possibleIf(() => true).toSorted()).toEqual(wanted);
  expect(possibleIf((text) => text !== 'bc')).toEqual([]);
});
