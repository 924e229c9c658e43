/** The comment at the top of a revision file. */
export interface DocComment {
  /** Without the marks of the comment. */
  readonly doc: string;
  /** Its first paragraph, on one line; empty if it begins with the facts. */
  readonly message: string;
  readonly createDate: string | null;
}

/** @param written without the marks of the comment. */
export function toDocComment(written: string): DocComment {
  const doc = withoutEscapes(written);
  const end = written.search(/\n[ \t]*\n/);
  const paragraph = end === -1 ? written : written.slice(0, end);
  const message = /^Revis(?:ion ID|es):/.test(paragraph) ? '' : withoutEscapes(paragraph).replaceAll(/\s+/g, ' ');
  const createDate = /^Create Date:[ \t]*(\S.*)$/m.exec(written)?.[1] ?? null;
  return { doc, message, createDate };
}

const FACT = String.raw`\\*(?:Revision ID|Revises|Branch labels|Depends on|Replaces|Transaction|Create Date|migrate):`;
const FACT_IN_MESSAGE = new RegExp(`^(?=${FACT})`, 'i');
const ESCAPED_FACT = new RegExp(String.raw`^\\(?=${FACT})`, 'gim');

/** The lines of a message as the top of a file has them: a backslash keeps a line from being read as a fact. */
export function messageLines(message: string): readonly string[] {
  const lines = message.trim().split(/\r\n?|\n/);
  return lines.map((line) => line.replace(FACT_IN_MESSAGE, '\\'));
}

const SHEBANG = /^#![^\n]*/;
const LINE_COMMENTS = /^(?:[ \t]*\/\/[^\n]*(?:\n|$))+/;

function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(ESCAPED_FACT, '') : text;
}

/** What a linter, a formatter or a compiler obeys. */
const DIRECTIVE =
  /^(?:@ts-|@format|@prettier|@jsx|eslint\b|biome-|prettier-|tslint:|jshint|jslint|oxlint|dprint-|deno-|istanbul |c8 |v8 |#region|<reference)/i;

const LICENCE = /^(?:@licen[cs]e\b|licen[cs]ed (?:under|to)\b|SPDX-|\(c\)|©|copyright\b.*(?:\d{4}|\(c\)|©|reserved))/i;

const FIRST_COMMENT = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;

/** The source from the first comment that is about the revision, and neither for a program nor about rights. */
function withoutOtherComments(source: string): string {
  const code = source.trimStart();
  const comment = FIRST_COMMENT.exec(code)?.[0] ?? '';
  const text = comment.replace(/^\/[/*]+!?[\s*]*/, '');
  if (DIRECTIVE.test(text)) return withoutOtherComments(code.slice(comment.length));
  if (!LICENCE.test(text)) return code;
  // A licence may be a block, or all of the lines of comment.
  const lines = LINE_COMMENTS.exec(code)?.[0] ?? comment;
  return withoutOtherComments(code.slice(lines.length));
}

/** As Limbeck writes it: a history may have thousands of them. */
const USUAL = /\/\*\*\n(?: \* [^\s*][^\n\r]*\n(?: \*\n)?)+ \*\//y;

/** Null if it isn't written in the usual way. */
function readUsual(source: string): string | null {
  USUAL.lastIndex = 0;
  if (!USUAL.test(source) || source.indexOf('*/') !== USUAL.lastIndex - 2) return null;
  const lines = source.slice('/**'.length, USUAL.lastIndex - '*/'.length);
  const text = lines.replaceAll('\n * ', '\n').replaceAll('\n *\n', '\n\n').trim();
  return DIRECTIVE.test(text) || LICENCE.test(text) ? null : text;
}

/** The first block comment before any code; else the first lines of comment. */
export function readDocComment(source: string): DocComment {
  const usual = readUsual(source);
  if (usual !== null) return toDocComment(usual);
  const code = withoutOtherComments(source.replace(/^\uFEFF/, '').replace(SHEBANG, ''));
  const lines = LINE_COMMENTS.exec(code)?.[0] ?? '';
  const rest = lines === '' ? code : code.slice(lines.length).trimStart();
  if (!rest.startsWith('/*')) {
    return toDocComment(stripMarks(lines, /^[ \t]*\/\/ ?/gm));
  }
  const end = rest.indexOf('*/');
  return toDocComment(stripMarks(rest.slice(2, end === -1 ? undefined : end), /^[ \t]*\*+ ?/gm));
}

function stripMarks(comment: string, marks: RegExp): string {
  return comment.replaceAll('\r\n', '\n').replace(marks, '').trim();
}
