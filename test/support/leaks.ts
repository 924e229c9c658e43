import { inspect } from 'node:util';
import fc from 'fast-check';
import { formatError } from '../../src/cli/print/error-text.js';
import { errorData } from '../../src/errors/error-data.js';
import { LimbeckError } from '../../src/errors/limbeck-error.js';

/** A password, and the pieces of it of which none may show up anywhere. */
export interface Secret {
  readonly password: string;
  readonly pieces: readonly string[];
}

const AWKWARD = [
  '@',
  ':',
  '/',
  '%40',
  '%',
  "'",
  "''",
  '"',
  ' ',
  '\\',
  '\\n',
  '$',
  '$$',
  '#',
  '?',
  '&',
  '=',
  ';',
  '`',
  '(',
  ')',
  'ü',
  '🔑',
  '--',
  '/*',
  '{',
  '}',
  ',',
  '[',
  ']',
  '|',
  '+',
  '!',
  '<',
  '>',
  '~',
  '^',
  '*',
] as const;

/** Passwords that end a host, a string, a URL or a pattern for whoever does not look closely. */
export const secrets: fc.Arbitrary<Secret> = fc
  .array(fc.record({ mark: fc.constantFrom(...AWKWARD), number: fc.nat(0xffffff) }), { minLength: 1, maxLength: 4 })
  .map((parts) => {
    const end = piece(parts.length);
    const pieces = [...parts.map(({ number }, place) => piece(number * 8 + place)), end];
    const password = parts.map(({ mark }, place) => `${pieces[place]}${mark}`).join('') + end;
    return { password, pieces };
  });

/** Not found by chance in a path or a name. */
function piece(number: number): string {
  return `Q${number.toString(36).padStart(6, '0')}z`;
}

/** Everything that a program can see or log of an error: what the tool prints, the data, the stack, the causes. */
export function everythingOf(error: unknown): string {
  const shown =
    error instanceof LimbeckError ? [formatError(error, (_, text) => text), JSON.stringify(errorData(error))] : [];
  const stack = error instanceof Error ? String(error.stack) : '';
  return [...shown, stack, inspect(error, { depth: 12, showHidden: true })].join('\n');
}

/** The pieces that a text shows. */
export function leaks(text: string, { pieces }: Secret): readonly string[] {
  return pieces.filter((one) => text.includes(one));
}
