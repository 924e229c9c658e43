import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Comment } from '../../lint/suppressions.js';
import { type SqlStatement, splitStatements } from '../../script/split-statements.js';
import { sqlTokens } from '../../util/sql-tokens.js';

/** The SQL of a file, as far as it leads forward. */
export interface SqlFile {
  readonly statements: readonly SqlStatement[];
  readonly comments: readonly Comment[];
  /** Whether a comment of the tool that runs the file says that it runs outside a transaction. */
  readonly isOutside: boolean;
  /** What can't be split into statements, such as a quote without an end. */
  readonly refusal: LimbeckError | null;
}

/** Comments that begin a part of a file: of Limbeck, dbmate, goose, and sql-migrate. */
const UP = /^--\s*(?:migrate:\s*up(?:grade)?\b|\+(?:goose|migrate)\s+up\b)/i;
const DOWN = /^--\s*(?:migrate:\s*down(?:grade)?\b|\+(?:goose|migrate)\s+down\b)/i;
const OUTSIDE =
  /^--\s*(?:Transaction:\s*false|migrate:up\s.*transaction:\s*false|\+goose\s+NO\s+TRANSACTION|\+migrate\s.*notransaction)/i;

/** Reads the statements of a file, as any tool may run it. What only psql runs is skipped. */
export function readSqlFile(source: string, file: string): SqlFile {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const marks = commentsOf(text);
  const forward = withoutDownPart(text, marks);
  const place = { file, line: 1 };
  const comments = commentsOf(forward).map(({ text: comment, start }) => ({
    text: comment.replace(/^--|^\/\*|\*\/$/g, ''),
    line: forward.slice(0, start).split('\n').length,
  }));
  const found = { comments, isOutside: marks.some(({ text: comment }) => OUTSIDE.test(comment)) };
  try {
    return { ...found, statements: splitStatements(withoutPsql(forward), place), refusal: null };
  } catch (error) {
    if (!(error instanceof LimbeckError)) throw error;
    return { ...found, statements: [], refusal: error };
  }
}

interface Mark {
  readonly text: string;
  readonly start: number;
}

function commentsOf(text: string): readonly Mark[] {
  return [...sqlTokens(text)].filter(({ kind }) => kind === 'comment');
}

/** The lines of what leads back become empty, so that the other lines keep their numbers. */
function withoutDownPart(text: string, comments: readonly Mark[]): string {
  const down = comments.find((comment) => DOWN.test(comment.text))?.start;
  if (down === undefined) return text;
  const up = comments.find((comment) => UP.test(comment.text))?.start ?? 0;
  const end = up > down ? up : text.length;
  return text.slice(0, down) + blank(text.slice(down, end)) + text.slice(end);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Blanks the commands of psql, and the rows of COPY … FROM stdin, which pg_dump writes. */
function withoutPsql(text: string): string {
  let result = text;
  for (let from = 0; ; ) {
    const next = findPsql(result, from);
    if (next === null) return result;
    result = result.slice(0, next.start) + blank(result.slice(next.start, next.end)) + result.slice(next.end);
    from = next.end;
  }
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function findPsql(text: string, from: number): Part | null {
  let words: string[] = [];
  let first = from;
  for (const token of codeTokens(text, from)) {
    if (token.text === '\\') return { start: token.start, end: endOfLine(text, token.start) };
    if (words.length === 0) first = token.start;
    if (token.text !== ';') words.push(token.text.toUpperCase());
    else if (readsRows(words)) return { start: first, end: endOfRows(text, token.start) };
    else words = [];
  }
  return null;
}

function* codeTokens(text: string, from: number): Generator<Mark> {
  for (const { kind, text: token, start } of sqlTokens(text.slice(from))) {
    if (kind !== 'comment' && token.trim() !== '') yield { text: token, start: from + start };
  }
}

/** `COPY users (id, name) FROM stdin`. */
function readsRows(words: readonly string[]): boolean {
  return words[0] === 'COPY' && words.some((word, index) => word === 'STDIN' && words[index - 1] === 'FROM');
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function endOfRows(text: string, from: number): number {
  const end = text.indexOf('\n\\.', from);
  return end === -1 ? text.length : endOfLine(text, end + 1);
}
