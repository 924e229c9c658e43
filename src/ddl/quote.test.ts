import { describe, expect, test } from 'vitest';
import { quoteIdentifier, quoteLiteral, quoteName } from './quote.js';

describe('quoteIdentifier', () => {
  test.each([
    ['users', 'users'],
    ['_x9', '_x9'],
    ['value', 'value'],
    ['user', '"user"'],
    ['json', '"json"'],
    ['fullName', '"fullName"'],
    ['9lives', '"9lives"'],
    ['a"b', '"a""b"'],
    ['größe', '"größe"'],
    ['', '""'],
  ])('writes %j as %s', (name, sql) => {
    expect(quoteIdentifier(name)).toBe(sql);
  });

  test('refuses a NUL character', () => {
    expect(() => quoteIdentifier('a\0b')).toThrow(expect.objectContaining({ code: 'NUL_IN_TEXT' }));
  });
});

describe('quoteName', () => {
  test('qualifies a name that is not in the default schema', () => {
    expect(quoteName({ schema: 'Audit', name: 'log' })).toBe('"Audit".log');
  });
});

describe('quoteLiteral', () => {
  test.each([
    ["it's", "'it''s'"],
    ['a\\b', "E'a\\\\b'"],
    ["\\'; DROP TABLE users; --", "E'\\\\''; DROP TABLE users; --'"],
    ['', "''"],
  ])('writes %j as %s', (text, sql) => {
    expect(quoteLiteral(text)).toBe(sql);
  });
});
