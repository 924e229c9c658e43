import { sqlStatementRefused } from '../errors/sql-revision-errors.js';
import { type SqlToken, sqlTokens } from '../util/sql-tokens.js';

/** One statement of an SQL text. */
export interface SqlStatement {
  /** From its first word up to its semicolon, which is not part of it. */
  readonly text: string;
  /** Where it begins in its file. Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  /** Where it begins in the SQL, and where it ends with its semicolon. */
  readonly start: number;
  readonly end: number;
  /** The bare words that it begins with, in capitals: `CREATE`, `OR`, `REPLACE`, `FUNCTION`. */
  readonly words: readonly string[];
}

/** The place of an SQL text: the file, and the line in it where the text begins. */
export interface SqlPlace {
  readonly file: string;
  readonly line: number;
  /** Where the text begins in the SQL that is given; 0 by default. */
  readonly offset?: number;
}

/**
 * Splits SQL where PostgreSQL's grammar ends statements: not at a semicolon in quotes, comments or parentheses, nor in
 * the body of a function that is written as BEGIN ATOMIC … END. Only white space, comments and semicolons
 * are between statements.
 * @throws LimbeckError with line and column if a quote or a comment has no end, and for commands that only psql can run:
 * backslash commands, and COPY … FROM stdin.
 */
export function splitStatements(sql: string, place: SqlPlace): readonly SqlStatement[] {
  const splitter = new StatementSplitter(sql, place);
  for (const token of sqlTokens(sql)) splitter.take(token);
  return splitter.finish(sql.length);
}

const MOST_WORDS = 5;

/** Makes statements of tokens, for a caller that looks at the tokens too. */
export class StatementSplitter {
  readonly #sql: string;
  readonly #place: SqlPlace;
  readonly #statements: SqlStatement[] = [];
  /** Of the statement that is open: its first character, and the end of its last token. */
  #start: number | null = null;
  #end = 0;
  #words: string[] = [];
  #onlyWords = true;
  #depth = 0;
  /** How many `END` close the body that is open: its own, and those of CASE in it. */
  #openEnds = 0;
  #previous = '';
  /** A line whose offset is known, so that lines aren't counted from the beginning for each statement. */
  #known: { offset: number; line: number };

  constructor(sql: string, place: SqlPlace) {
    this.#sql = sql;
    this.#place = place;
    this.#known = { offset: place.offset ?? 0, line: 1 };
  }

  take(token: SqlToken): void {
    if (token.kind === 'comment') {
      this.#checkComment(token);
    } else if (token.text === ';' && this.#depth === 0 && this.#openEnds === 0) {
      this.#endStatement(token.start + 1);
    } else if (token.text.trim() !== '') {
      this.#takeCode(token);
    }
  }

  /** @param end of the text in the SQL */
  finish(end: number): readonly SqlStatement[] {
    this.#endStatement(end);
    return this.#statements;
  }

  #takeCode(token: SqlToken): void {
    this.#start ??= token.start;
    this.#end = token.start + token.text.length;
    if (token.kind === 'word') this.#takeWord(token.text.toUpperCase());
    if (token.kind === 'other') this.#takeCharacter(token);
    this.#onlyWords &&= token.kind === 'word';
    this.#previous = token.text.toUpperCase();
  }

  #takeWord(word: string): void {
    if (this.#onlyWords && this.#words.length < MOST_WORDS) this.#words.push(word);
    if (this.#depth > 0) return;
    if (word === 'STDIN' && this.#previous === 'FROM' && this.#words[0] === 'COPY') {
      throw this.#refused(
        this.#start ?? 0,
        'COPY … FROM stdin reads its rows from psql',
        'Write the rows as an INSERT.',
      );
    }
    if (this.#openEnds === 0) this.#openEnds = Number(this.#beginsBody(word));
    else if (!/^(?:AS|\.)$/.test(this.#previous)) this.#openEnds += Number(word === 'CASE') - Number(word === 'END');
  }

  #beginsBody(word: string): boolean {
    const [create, ...others] = this.#words;
    const kind = others[0] === 'OR' ? others[2] : others[0];
    return (
      word === 'ATOMIC' &&
      this.#previous === 'BEGIN' &&
      create === 'CREATE' &&
      (kind === 'FUNCTION' || kind === 'PROCEDURE')
    );
  }

  #takeCharacter({ text, start }: SqlToken): void {
    if (text === '(') this.#depth += 1;
    if (text === ')') this.#depth = Math.max(0, this.#depth - 1);
    if (text === '\\') {
      const name = /^\\\S*/.exec(this.#sql.slice(start, start + 30))?.[0];
      throw this.#refused(start, `${name} is a command of psql, not SQL`, 'Remove it, or write SQL for it.');
    }
    const openQuote = /^(?:'|"|\$\w*\$)/.exec(this.#sql.slice(start, start + 64))?.[0];
    if (openQuote !== undefined) {
      throw this.#refused(start, `the quote ${openQuote} that begins here has no end`, 'Close it.');
    }
  }

  #checkComment({ text, start }: SqlToken): void {
    const marks = text.startsWith('/*') ? [...text.matchAll(/\/\*|\*\//g)] : [];
    if (marks.filter(([mark]) => mark === '/*').length * 2 > marks.length) {
      throw this.#refused(start, 'the comment that begins here has no end', 'Close it. Comments in SQL nest.');
    }
  }

  #endStatement(end: number): void {
    if (this.#start !== null) {
      const text = this.#sql.slice(this.#start, this.#end);
      this.#statements.push({ text, ...this.#lineAndColumn(this.#start), start: this.#start, end, words: this.#words });
    }
    this.#start = null;
    this.#words = [];
    this.#onlyWords = true;
    this.#depth = 0;
    this.#previous = '';
  }

  #lineAndColumn(offset: number) {
    let { offset: lineStart, line } = this.#known;
    for (let next = this.#sql.indexOf('\n', lineStart); next !== -1 && next < offset; ) {
      line += 1;
      lineStart = next + 1;
      next = this.#sql.indexOf('\n', lineStart);
    }
    this.#known = { offset: lineStart, line };
    return { line: this.#place.line + line - 1, column: offset - lineStart + 1 };
  }

  #refused(offset: number, what: string, hint: string) {
    return sqlStatementRefused({ file: this.#place.file, ...this.#lineAndColumn(offset) }, what, hint);
  }
}
