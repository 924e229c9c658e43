import { directiveArgumentInvalid } from '../errors/operation-errors.js';

/*
 * Words and numbers can't be quoted, and go into a statement as they are. The compiler checks the values of a TypeScript
 * revision. The values of a JavaScript revision have only these checks.
 */

/** A keyword out of a list, in capitals: `SET NULL`. */
export function keyword(argument: string, word: string, allowed: readonly string[]): string {
  if (!allowed.includes(word)) throw directiveArgumentInvalid(argument, `one of ${allowed.join(', ')}`, word);
  return word.toUpperCase();
}

/** A whole number, which can be a text of digits. */
export function wholeNumber(argument: string, value: string | number | bigint): string {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d+$/.test(text)) {
    throw directiveArgumentInvalid(argument, 'a whole number', value);
  }
  return text;
}
