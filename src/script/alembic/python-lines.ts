/** A word, a string, or one character that is neither white space nor comment. */
export interface PythonToken {
  readonly kind: 'name' | 'string' | 'other';
  readonly text: string;
}

/** A logical line of Python: it may go on over several lines, in brackets or behind a backslash. */
export interface PythonLine {
  readonly tokens: readonly PythonToken[];
  /** Of its first token, counted from 1; the column from 0. */
  readonly line: number;
  readonly column: number;
  readonly start: number;
}

const STRING_END = String.raw`(?:\\[\s\S]|(?!\k<quote>)[\s\S])*\k<quote>`;
const TOKEN = new RegExp(
  [
    String.raw`(?<blank>[ \t\f\r]+|#[^\n]*|\\\r?\n)`,
    `(?<string>[rRuUbBfF]{0,2}(?<quote>"""|'''|"|')${STRING_END})`,
    String.raw`(?<name>[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`[\s\S]`,
  ].join('|'),
  'uy',
);

/** Cuts Python into logical lines (Python Language Reference: "Lexical analysis"), as far as headers need it. */
export function readPythonLines(source: string): readonly PythonLine[] {
  const lines: PythonLine[] = [];
  let open: (PythonLine & { readonly tokens: PythonToken[] }) | null = null;
  let depth = 0;
  let line = 1;
  let lineStart = 0;
  for (const { kind, text, start } of pythonTokens(source)) {
    if (kind !== null && text !== '\n') {
      if (open === null) {
        open = { tokens: [], line, column: start - lineStart, start };
        lines.push(open);
      }
      open.tokens.push({ kind, text });
      depth = Math.max(0, depth + Number(/^[([{]$/.test(text)) - Number(/^[)\]}]$/.test(text)));
    }
    if (text === '\n' && depth === 0) open = null;
    const lastBreak = text.lastIndexOf('\n');
    if (lastBreak === -1) continue;
    line += text.split('\n').length - 1;
    lineStart = start + lastBreak + 1;
  }
  return lines;
}

/** A kind of null is white space or a comment. */
function* pythonTokens(source: string) {
  for (let start = 0; start < source.length; ) {
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(source);
    const text = match?.[0] ?? source.charAt(start);
    const kind =
      match?.groups?.blank !== undefined
        ? null
        : match?.groups?.string !== undefined
          ? ('string' as const)
          : match?.groups?.name !== undefined
            ? ('name' as const)
            : ('other' as const);
    yield { kind, text, start };
    start += text.length;
  }
}
