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
// A string that goes on behind a line break keeps its escapes.
const CONTINUATION = String.raw`[ \t\f\v]*(?:--[^\n\r]*)?[\n\r](?:\s|--[^\n\r]*[\n\r])*`;
const TOKEN = new RegExp(
  [
    String.raw`(?<comment>--[^\n\r]*|/\*)`,
    `(?<quoted>[eE]${ESCAPED}(?:${CONTINUATION}${ESCAPED})*|'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"` +
      String.raw`|\$(?<tag>[${LETTER}][${LETTER}0-9]*)?\$[\s\S]*?\$\k<tag>\$)`,
    `(?<word>[${LETTER}][${LETTER}0-9$]*)`,
    String.raw`(?<parameter>\$\d+)`,
    String.raw`[\s\S]`,
  ].join('|'),
  'y',
);

/** Cuts SQL as PostgreSQL's scanner does, as far as quotes and comments go (manual: "Lexical Structure"). */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  for (let start = 0; start < sql.length; ) {
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(sql);
    const groups = match?.groups ?? {};
    const text = match?.[0] === '/*' ? blockComment(sql, start) : (match?.[0] ?? sql.charAt(start));
    yield { kind: kindOf(groups), text, start };
    start += text.length;
  }
}

function kindOf(groups: Record<string, string | undefined>): SqlTokenKind {
  const kinds = ['comment', 'quoted', 'word', 'parameter'] as const;
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'other';
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
