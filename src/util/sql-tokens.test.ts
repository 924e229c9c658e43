import { describe, expect, test } from 'vitest';
import { sqlTokens } from './sql-tokens.js';

describe('sqlTokens', () => {
  test('gives back every character', () => {
    const sql = `SELECT E'it\\'s', 'a''b', "c""d", $x$ $y$ $x$, $$'$$, a$1, $12 /* a /* b */ c */ -- end`;

    expect([...sqlTokens(sql)].map(({ text }) => text).join('')).toBe(sql);
  });

  test.each([
    ["'a -- b'", 'quoted'],
    ["E'a\\'b'", 'quoted'],
    ['"a "" b"', 'quoted'],
    ["E'a'\n  -- b\n  'c\\'d'", 'quoted'],
    ["$x$ it's $y$ $x$", 'quoted'],
    ["$$ it's $$", 'quoted'],
    ['/* a /* b */ c */', 'comment'],
    ['/* never closed', 'comment'],
    ["-- it's", 'comment'],
    ['a$1', 'word'],
    ['größe', 'word'],
    ['$12', 'parameter'],
    ["'", 'other'],
  ])('takes %s as one token, %s', (sql, kind) => {
    expect([...sqlTokens(sql)]).toEqual([{ kind, text: sql, start: 0 }]);
  });
});
