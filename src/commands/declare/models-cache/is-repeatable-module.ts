import { readImports } from '../../../loader/load-root-module.js';

/** What every run of a module gets from the language alone. */
const SAFE: ReadonlySet<string> = new Set([
  'Array',
  'BigInt',
  'Boolean',
  'Infinity',
  'JSON',
  'Map',
  'NaN',
  'Number',
  'Object',
  'RegExp',
  'Set',
  'String',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
]);

/** Other ways to what may differ: a file (`sql.file()`, `rowsFrom()`), the language of the machine, code from text, CommonJS. */
const UNSAFE: ReadonlySet<string> = new Set([
  ...['file', 'rowsFrom', 'localeCompare', 'toLocaleLowerCase', 'toLocaleString', 'toLocaleUpperCase'],
  ...['constructor', 'prototype', 'stack', 'require', 'module', 'exports', '__dirname', '__filename'],
]);

/**
 * Whether a module declares the same whenever it runs. It imports nothing but the words of models, and no word in it, not
 * even in a comment, is the name of something that may be different next time: `process`, `Date`, `Math`. What is in doubt
 * isn't repeatable, which costs time and nothing else.
 */
export function isRepeatableModule(source: string, path: string): boolean {
  // An escape could spell a word.
  if (source.includes('\\u')) return false;
  const words = new Set(source.match(/[A-Za-z_$][\w$]*/g));
  const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !SAFE.has(name));
  if ([...globals, ...UNSAFE].some((name) => words.has(name))) return false;
  return readImports(source, path)?.every(({ entry }) => entry === 'limbeck/schema') ?? false;
}
