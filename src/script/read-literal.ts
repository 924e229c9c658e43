/** What the header of a revision can state. */
export type Literal = null | boolean | string | readonly string[];

export interface LiteralAt {
  readonly value: Literal;
  /** The position behind it. */
  readonly end: number;
}

/** A string without escapes: an id or label has none. */
const STRING = /'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\\$]*)`/y;
const WORD = /null|undefined|true|false/y;
const WORDS: Readonly<Record<string, Literal>> = { null: null, undefined: null, true: true, false: false };
const GAP = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const ASSERTION = /[ \t]*\b(?:as|satisfies)\b[^;\n]*/y;
/** Behind the end of a statement; without a semicolon, the next line must not go on with the expression. */
const END =
  /[ \t]*(?:;|$|(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)?(?:\/\/[^\n]*)?(?:\r?\n|$)\s*(?![\s\-+*%.,?:&|^<>=([`]|\/(?![/*])|in\b|instanceof\b|as\b|satisfies\b))/y;

/** Reads `null`, a boolean, a string or an array of strings that a statement ends with; null if it is anything else. */
export function readLiteral(source: string, start: number): LiteralAt | null {
  const at = skipGap(source, start);
  const literal = readWord(source, at) ?? readString(source, at) ?? readArray(source, at);
  if (literal === null) {
    return null;
  }
  const end = matchAt(ASSERTION, source, literal.end)?.end ?? literal.end;
  return matchAt(END, source, end) === null ? null : literal;
}

/** The same with its place: behind comments and white space. */
export function readPlacedLiteral(source: string, start: number): (LiteralAt & { readonly start: number }) | null {
  const at = skipGap(source, start);
  const literal = readLiteral(source, at);
  return literal === null ? null : { ...literal, start: at };
}

function readWord(source: string, start: number): LiteralAt | null {
  const word = matchAt(WORD, source, start);
  const value = word === null ? undefined : WORDS[word.text];
  return word === null || value === undefined ? null : { value, end: word.end };
}

function readString(source: string, start: number): (LiteralAt & { readonly value: string }) | null {
  const string = matchAt(STRING, source, start);
  return string === null ? null : { value: string.text.slice(1, -1), end: string.end };
}

function readArray(source: string, start: number): LiteralAt | null {
  if (source[start] !== '[') {
    return null;
  }
  const value: string[] = [];
  let at = skipGap(source, start + 1);
  while (source[at] !== ']') {
    const element = readString(source, at);
    if (element === null) {
      return null;
    }
    value.push(element.value);
    at = skipGap(source, element.end);
    if (source[at] === ',') {
      at = skipGap(source, at + 1);
    } else if (source[at] !== ']') {
      return null;
    }
  }
  return { value, end: at + 1 };
}

function skipGap(source: string, start: number): number {
  return matchAt(GAP, source, start)?.end ?? start;
}

function matchAt(
  pattern: RegExp,
  source: string,
  start: number,
): { readonly text: string; readonly end: number } | null {
  pattern.lastIndex = start;
  const text = pattern.exec(source)?.[0];
  return text === undefined ? null : { text, end: start + text.length };
}
