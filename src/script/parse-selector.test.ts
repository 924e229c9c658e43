import { expect, test } from 'vitest';
import { parseSelector } from './parse-selector.js';

test.each([
  ['ae10', { branch: null, symbol: 'ae10', steps: null }],
  [' head ', { branch: null, symbol: 'head', steps: null }],
  ['+2', { branch: null, symbol: null, steps: 2 }],
  ['-1', { branch: null, symbol: null, steps: -1 }],
  ['head-1', { branch: null, symbol: 'head', steps: -1 }],
  ['lib@head', { branch: 'lib', symbol: 'head', steps: null }],
  ['lib@+3', { branch: 'lib', symbol: null, steps: 3 }],
  ['lib@base+2', { branch: 'lib', symbol: 'base', steps: 2 }],
  ['user.1+1', { branch: null, symbol: 'user.1', steps: 1 }],
])('%j is read by its parts', (text, expected) => {
  expect(parseSelector(text)).toEqual({ text: text.trim(), ...expected });
});

test.each(['', '  ', '@head', 'a@', 'a@b@c', '+', 'head-', '+x', 'head-1x', '+0', '--1'])('%j is refused', (text) => {
  expect(() => parseSelector(text)).toThrow(expect.objectContaining({ code: 'SELECTOR_INVALID' }));
});
