import { describe, expect, test } from 'vitest';
import { Random } from '../../test/support/random.js';
import { splitStatements } from './split-statements.js';

const PLACE = { file: 'x.sql', line: 1 };

/** Each is one statement, however many semicolons it holds. */
const STATEMENTS = [
  'SELECT 1',
  "INSERT INTO a VALUES ('x; y', 'it''s; z')",
  String.raw`SELECT E'a\'; b', e'\\'`,
  "SELECT E'a'\n  '\\'; b'",
  `SELECT U&'d\\0061t; a' UESCAPE '!', "a;""b", N'x;', b'01'`,
  'SELECT $$ ; $$, $a$ $$ ; $b$ $a$, $ä_1$;$ä_1$',
  'DO $do$ BEGIN EXECUTE $x$ SELECT 1; $x$; END $do$',
  'SELECT a$1, b$$c$$ FROM t',
  "SELECT b'1;' -- a; 'b\n + 1",
  'SELECT /* ; /* $$ */ ; */ 1',
  "SELECT a -- 'x;\r\n, b",
  'CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b;)',
  'CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 1 THEN 2 ELSE 3 END; END',
  'create or replace procedure p() begin /* c */ atomic insert into t values (1); end',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE CASE 1 WHEN 1 THEN 2 END WHEN 2 THEN 3 END; SELECT x.end, 1 AS end FROM x; END',
  'CREATE FUNCTION begin(begin int, atomic int) RETURNS int RETURN 1',
  "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  'COPY t TO stdout',
  "COPY t FROM '/stdin.csv'",
  'CREATE INDEX CONCURRENTLY i ON t (a)',
  'SELECT 1 WHERE a ~ b AND c @> d AND e::int[] && f AND g ->> $1',
];

const BETWEEN = ['', '\n', ' ', '\n\n-- a; b\n', "/* ; /* ' */ */", ';', '\n;\r\n', '\t-- it\'s "x" $$\n'];

describe('SQL is split', () => {
  test.each(STATEMENTS)('behind, and not within: %s', (sql) => {
    expect(splitStatements(`${sql};\nSELECT 'next';`, PLACE).map(({ text }) => text)).toEqual([sql, "SELECT 'next'"]);
  });

  test('into what it was made of, of whatever statements, and loses nothing', () => {
    const random = new Random(7);
    const pick = (texts: readonly string[]) => texts[random.below(texts.length)] ?? '';
    for (let round = 0; round < 300; round++) {
      const statements = Array.from({ length: random.below(8) }, () => pick(STATEMENTS));
      const sql = statements.map((text) => `${pick(BETWEEN)}${text}${pick(['', ' ', '\n'])};`).join('');
      const found = splitStatements(`${sql}${pick(BETWEEN)}`, PLACE);
      const lines = sql.split('\n');
      const isThere = found.every(
        ({ text, start, line, column }) =>
          sql.startsWith(text, start) &&
          lines
            .slice(line - 1)
            .join('\n')
            .startsWith(text, column - 1),
      );

      expect(found.map(({ text }) => text)).toEqual(statements);
      expect(isThere).toBe(true);
    }
  });

  test('at the end of the text too', () => {
    expect(splitStatements('SELECT 1; SELECT 2 -- end', PLACE).map(({ text }) => text)).toEqual([
      'SELECT 1',
      'SELECT 2',
    ]);
  });

  test.each(['', ' ;; ', '-- nothing', '/* nothing */;'])('into nothing where there is no statement: %j', (sql) => {
    expect(splitStatements(sql, PLACE)).toEqual([]);
  });

  test('with the words that each statement begins with', () => {
    expect(splitStatements('create or /**/ replace view v as select 1; (select 1)', PLACE)).toMatchObject([
      { words: ['CREATE', 'OR', 'REPLACE', 'VIEW', 'V'] },
      { words: [] },
    ]);
  });
});

describe('SQL that cannot be sent', () => {
  test.each([
    ['a command of psql', 'SELECT 1;\n  \\echo hello', '\\echo', 2, 3],
    ['one behind a statement', 'SELECT 1 \\gset', '\\gset', 1, 10],
    ['rows for COPY', "\nCOPY t (a, b) FROM stdin;\n1\tit's\n\\.\n", 'COPY … FROM stdin', 2, 1],
    ['rows for COPY WITH', 'copy t from STDIN with (format csv);', 'COPY … FROM stdin', 1, 1],
    ['an open string', "SELECT 1;\nSELECT 'a;\n", "the quote '", 2, 8],
    ['an open identifier', 'SELECT "a', 'the quote "', 1, 8],
    ['an open dollar quote', 'SELECT $x$ a $y$', 'the quote $x$', 1, 8],
    ['an open comment', 'SELECT 1;\n/* /* */ SELECT 2;', 'the comment', 2, 1],
  ])('is refused with its line and column: %s', (...[, sql, what, line, column]) => {
    expect(() => splitStatements(sql, PLACE)).toThrow(
      expect.objectContaining({
        code: 'SQL_STATEMENT_REFUSED',
        place: { file: 'x.sql', line, column },
        message: expect.stringContaining(what),
      }),
    );
  });
});
