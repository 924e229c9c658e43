import { describe, expect, test } from 'vitest';
import { findClosestWord } from './closest-word.js';

describe('the word that was meant', () => {
  test.each([
    ['urll', 'url'],
    ['scriptLocaton', 'scriptLocation'],
    ['VersionTable', 'versionTable'],
    ['prdo', 'prod'],
    ['stagng', 'staging'],
  ])('%s means %s', (typed, meant) => {
    expect(findClosestWord(typed, ['url', 'scriptLocation', 'versionTable', 'prod', 'staging'])).toBe(meant);
  });

  test('a word unlike all others suggests nothing', () => {
    expect(findClosestWord('colour', ['url', 'target'])).toBeNull();
  });

  test('of two near words the nearer one is meant', () => {
    expect(findClosestWord('directUrll', ['directUrls2', 'directUrl'])).toBe('directUrl');
  });
});
