import type { PythonToken } from './python-lines.js';

/** In letters: n for None, s for a string, else the character itself. */
const LITERAL = /^(?:n|\(n\)|s+|\(s+\)|s+(?:,s+)*,?|([([{])(?:s+(?:,s+)*,?)?[)\]}])$/;

/** The strings of a literal: None has none, a string is one, a tuple, list or set has several. Null for anything else. */
export function readPythonNames(tokens: readonly PythonToken[]): readonly string[] | null {
  if (!LITERAL.test(tokens.map(toLetter).join(''))) return null;
  const names: string[] = [];
  let isContinued = false;
  for (const { kind, text } of tokens) {
    const value = kind === 'string' ? readPythonString(text) : '';
    if (value === null) return null;
    // Python concatenates adjacent strings.
    if (kind === 'string') names.push(`${isContinued ? (names.pop() ?? '') : ''}${value}`);
    isContinued = kind === 'string';
  }
  return names;
}

function toLetter({ kind, text }: PythonToken): string {
  if (kind === 'other') return text;
  return kind === 'string' ? 's' : text === 'None' ? 'n' : '?';
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const ESCAPE = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])/g;

/** The value of a string literal; null if it contains an escape that isn't known here, or isn't text. */
export function readPythonString(literal: string): string | null {
  const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|"|')/i.exec(literal) ?? [];
  if (/[bf]/i.test(prefix)) return null;
  const text = literal.slice(prefix.length + quote.length, -quote.length).replaceAll('\r\n', '\n');
  if (/r/i.test(prefix)) return text;
  let isKnown = true;
  const value = text.replace(ESCAPE, (_, escaped: string) => {
    const character =
      escaped.length === 1 ? ESCAPES[escaped] : String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    isKnown &&= character !== undefined;
    return character ?? '';
  });
  return isKnown ? value : null;
}
