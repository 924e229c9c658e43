import { describe, expect, test } from 'vitest';
import { inlineParameters } from './inline-parameters.js';

describe('inlineParameters', () => {
  test('puts a literal in the place of each parameter', () => {
    expect(inlineParameters('UPDATE t SET a = $2 WHERE b = $1 OR c = $1', ["it's", 7])).toBe(
      "UPDATE t SET a = '7' WHERE b = 'it''s' OR c = 'it''s'",
    );
  });

  test('leaves alone what only looks like a parameter', () => {
    const sql = `SELECT '$1', "$1", $x$ $1 $x$, a$1 -- $1`;

    expect(inlineParameters(sql, ['x'])).toBe(sql);
  });

  test.each([['$0'], ['$2']])('refuses %s where one parameter was given', (parameter) => {
    expect(() => inlineParameters(`SELECT ${parameter}`, ['x'])).toThrow(
      expect.objectContaining({ code: 'MISSING_PARAMETER' }),
    );
  });
});
