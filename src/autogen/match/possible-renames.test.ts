import { expect, test } from 'vitest';
import { possibleRenames } from './possible-renames.js';

function possible(wanted: readonly string[], found: readonly string[], kept: readonly string[]): readonly string[] {
  return possibleRenames(
    wanted,
    { found: new Set(found), kept: new Set(kept) },
    { from: (text) => text.charAt(0), to: (text) => text.charAt(1) },
  );
}

test('a rename counts while the old name is there and the new one is not', () => {
  expect(possible(['ab'], ['a'], ['b'])).toEqual(['ab']);
  expect(possible(['ab'], ['b'], ['b'])).toEqual([]);
  expect(possible(['ab'], ['a', 'b'], ['b'])).toEqual([]);
  expect(possible(['ab'], ['a'], ['a', 'b'])).toEqual([]);
});

test('a name that one rename frees is there for another', () => {
  expect(possible(['ab', 'bc'], ['a', 'b'], ['b', 'c'])).toEqual(['bc', 'ab']);
  expect(possible(['ab', 'bc'], ['b', 'c'], ['b', 'c'])).toEqual([]);
  expect(possible(['ab', 'bc'], ['b'], ['b', 'c'])).toEqual([]);
  expect(possible(['ab', 'bc', 'cd'], ['a', 'b', 'c', 'd'], ['b', 'c', 'd'])).toEqual([]);
});

test('names that are exchanged stay as they are', () => {
  expect(possible(['ab', 'ba'], ['a', 'b'], ['a', 'b'])).toEqual([]);
});
