/**
 * - quoted: a string constant, a dollar-quoted one or a quoted identifier
 * - comment: with its marks
 * - word: a keyword or a bare identifier
 * - parameter: `$1`
 * - other: one character, white space included
 */
export type SqlTokenKind = 'quoted' | 'comment' | 'word' | 'parameter' | 'other';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
  readonly start: number;
}

const LETTER = 'A-Za-z_\\u0080-\\uffff';
const ESCAPED = String.raw`'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*'`;
// A string that continues after a line break keeps its kind of escapes.
const CONTINUATION = String.raw`[ \t\f\v]*(?:--[^\n\r]*)?[\n\r](?:\s|--[^\n\r]*[\n\r])*`;
const TOKEN = new RegExp(
  [
    String.raw`(--[^\n\r]*|/\*)`,
    `([eE]${ESCAPED}(?:${CONTINUATION}${ESCAPED})*|'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"` +
      String.raw`|\$([${LETTER}][${LETTER}0-9]*)?\$[\s\S]*?\$\3\$)`,
    `([${LETTER}][${LETTER}0-9$]*)`,
    String.raw`(\$\d+)`,
    String.raw`[\s\S]`,
  ].join('|'),
  'y',
);

/** Cuts SQL as PostgreSQL's scanner does, as far as quotes and comments go (manual: "Lexical Structure"). */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  for (let start = 0; start < sql.length; ) {
    // Blanks are common, and no other token begins with one: the expression needn't be tried.
    if (sql[start] === ' ') {
      yield { kind: 'other', text: ' ', start };
      start += 1;
      continue;
    }
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(sql);
    const text = match?.[0] === '/*' ? blockComment(sql, start) : (match?.[0] ?? sql.charAt(start));
    yield { kind: match === null ? 'other' : kindOf(match), text, start };
    start += text.length;
  }
}

/** The tokens without white space and comments: what PostgreSQL's parser gets. */
export function* codeTokens(sql: string): Generator<SqlToken> {
  for (const token of sqlTokens(sql)) {
    if (token.kind !== 'comment' && token.text.trim() !== '') yield token;
  }
}

/**
 * By the groups of {@link TOKEN}. They have no names, because an object of them for each token takes long to make, as does an
 * iterator over them.
 */
function kindOf(match: RegExpExecArray): SqlTokenKind {
  if (match[1] !== undefined) return 'comment';
  if (match[2] !== undefined) return 'quoted';
  if (match[4] !== undefined) return 'word';
  return match[5] === undefined ? 'other' : 'parameter';
}

// Block comments nest in PostgreSQL, which a regular expression cannot follow.
function blockComment(sql: string, start: number): string {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) {
      return sql.slice(start, marks.lastIndex);
    }
  }
  return sql.slice(start);
}
