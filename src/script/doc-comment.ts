/** The comment at the top of a revision file. */
export interface DocComment {
  /** Without the marks of the comment. */
  readonly doc: string;
  /** Its first paragraph, on one line; empty where it begins with the facts. */
  readonly message: string;
  readonly createDate: string | null;
}

/** @param doc without the marks of the comment. */
export function toDocComment(doc: string): DocComment {
  const end = doc.search(/\n[ \t]*\n/);
  const paragraph = end === -1 ? doc : doc.slice(0, end);
  const message = /^Revis(?:ion ID|es):/.test(paragraph) ? '' : paragraph.replaceAll(/\s+/g, ' ');
  const createDate = /^Create Date:[ \t]*(\S.*)$/m.exec(doc)?.[1] ?? null;
  return { doc, message, createDate };
}

const SHEBANG = /^#![^\n]*/;
const LINE_COMMENTS = /^(?:[ \t]*\/\/[^\n]*(?:\n|$))+/;

/** The first block comment before any code; else the first lines of comment. */
export function readDocComment(source: string): DocComment {
  const code = source.replace(SHEBANG, '').trimStart();
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
