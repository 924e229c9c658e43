import { expect, test } from 'vitest';
import { ExitStatus } from '../../errors/exit-status.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { formatError } from './error-text.js';

function shown(statement: string, position?: number): readonly string[] {
  const error = new LimbeckError({
    code: 'DATABASE_REFUSED',
    message: 'Refused.',
    hint: 'Try again.',
    exitStatus: ExitStatus.refused,
    place: { statement },
    postgres: { sqlState: '42601', message: 'syntax error', ...(position === undefined ? {} : { position }) },
  });
  return formatError(error, (_, text) => text).slice(1, -2);
}

const LONG = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n');

test('a caret is below the character that PostgreSQL points to', () => {
  expect(shown('SELECT\n  1 +', 11)).toEqual(['  | SELECT', '  |   1 +', '  |    ^']);
});

test('a caret is below its character after emoji', () => {
  expect(shown("SELECT '😀😀' +", 13)).toEqual(["  | SELECT '😀😀' +", '  |               ^']);
});

test('a short statement is shown whole', () => {
  expect(shown('SELECT\n  1 +')).toEqual(['  | SELECT', '  |   1 +']);
});

test('a long statement is shown from its begin, with the number of the lines that are left out', () => {
  const lines = shown(LONG);
  expect(lines.slice(0, 1)).toEqual(['  | line 1']);
  expect(lines.slice(-2)).toEqual(['  | line 15', '  | … 25 more lines (--json has the whole statement)']);
});

test('a long statement is shown around the line that PostgreSQL points to', () => {
  const lines = shown(LONG, LONG.indexOf('line 30') + 1);
  expect(lines[0]).toBe('  | … 22 more lines (--json has the whole statement)');
  expect(lines[1]).toBe('  | line 23');
  expect(lines.indexOf('  | ^')).toBe(lines.indexOf('  | line 30') + 1);
  expect(lines.slice(-2)).toEqual(['  | line 37', '  | … 3 more lines (--json has the whole statement)']);
});
