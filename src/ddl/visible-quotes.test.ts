import { expect, test } from 'vitest';
import { visibleQuotes } from './visible-quotes.js';

test.each([
  ['a constant', "SELECT 'a\r\nb\\'", "SELECT E'a\\r\nb\\\\'"],
  ['a constant with escapes', "SELECT E'a\\\\\u001b'", "SELECT E'a\\\\\\u001b'"],
  ['the body of a function', "AS $f$BEGIN\r\n'x'\r\nEND$f$", "AS E'BEGIN\\r\n''x''\\r\nEND'"],
  ['a name', 'DROP TABLE "a\r\\b"', 'DROP TABLE U&"a\\000d\\\\b"'],
  ['nothing else', 'SELECT \'a\n\tb\', "é"', 'SELECT \'a\n\tb\', "é"'],
])('%s shows its control characters', (_, sql, visible) => {
  expect(visibleQuotes(sql)).toBe(visible);
});
