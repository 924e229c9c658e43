import { sqlTokens } from '../../util/sql-tokens.js';
import { RESERVED_WORDS } from '../reserved-words.js';

/**
 * - word: a bare identifier or keyword, in lower case
 * - identifier: a quoted identifier, without its quotes
 * - number: digits
 * - string: a plain string constant, with its quotes
 * - symbol: one character
 */
type ItemKind = 'word' | 'identifier' | 'number' | 'string' | 'symbol';

interface Item {
  readonly kind: ItemKind;
  readonly text: string;
  /** True if no white space comes before it. */
  readonly touches: boolean;
}

/** The text is not what the grammar allows. The caller turns it into an error that names the text. */
export class NotParsed extends Error {}

/** Reads a name or a signature item by item. Refuses comments and everything that these texts can't contain. */
export class SqlReader {
  readonly #items: readonly Item[];
  #position = 0;

  constructor(text: string) {
    this.#items = [...readItems(text)];
  }

  get position(): number {
    return this.#position;
  }

  /** Goes back to a position that was read before. */
  rewind(position: number): void {
    this.#position = position;
  }

  get atEnd(): boolean {
    return this.#position >= this.#items.length;
  }

  /** True if a word or a quoted identifier comes next. */
  get atName(): boolean {
    const kind = this.#items[this.#position]?.kind;
    return kind === 'word' || kind === 'identifier';
  }

  /** True if the words or symbols come next, all of them. */
  at(...texts: readonly string[]): boolean {
    return texts.every((text, offset) => {
      const item = this.#items[this.#position + offset];
      return (item?.kind === 'word' || item?.kind === 'symbol') && item.text === text;
    });
  }

  /** Takes the words or symbols if they come next. */
  take(...texts: readonly string[]): boolean {
    const isNext = this.at(...texts);
    if (isNext) this.#position += texts.length;
    return isNext;
  }

  /** Takes the item if it is of the kind. */
  takeKind(kind: ItemKind): string | null {
    const item = this.#items[this.#position];
    if (item?.kind !== kind) return null;
    this.#position += 1;
    return item.text;
  }

  /** Takes the longest run of the characters. */
  takeSymbols(characters: string): string {
    let run = '';
    for (;;) {
      const item = this.#items[this.#position];
      const follows = item?.kind === 'symbol' && characters.includes(item.text) && (run === '' || item.touches);
      if (!follows) return run;
      run += item.text;
      this.#position += 1;
    }
  }

  expect(...texts: readonly string[]): void {
    if (!this.take(...texts)) throw new NotParsed(`${texts.join(' ')} is missing`);
  }

  /** A quoted identifier, or a bare word that PostgreSQL takes as a name. */
  name(): string {
    const quoted = this.takeKind('identifier');
    const name = quoted ?? this.takeKind('word');
    if (name === null || (quoted === null && RESERVED_WORDS.has(name))) throw new NotParsed('a name is missing');
    return name;
  }

  /** `a`, `a.b`, `a.b.c`. Behind a dot every word is a name. */
  names(): readonly string[] {
    const names = [this.name()];
    while (this.take('.')) {
      const name = this.takeKind('identifier') ?? this.takeKind('word');
      if (name === null) throw new NotParsed('a name is missing');
      names.push(name);
    }
    return names;
  }
}

const IDENTIFIER = /^"((?:[^"]|"")+)"$/;
// A backslash means something else if standard_conforming_strings is off.
const STRING = /^'(?:[^'\\]|'')*'$/;
const SPACE = /^[ \t\n\r\f\v]$/;

function* readItems(text: string): Generator<Item> {
  let touches = false;
  let digits = '';
  for (const token of sqlTokens(text)) {
    const isDigit = token.kind === 'other' && /^\d$/.test(token.text);
    if (isDigit) {
      digits += token.text;
      continue;
    }
    if (digits !== '') yield { kind: 'number', text: digits, touches };
    touches = digits !== '' || touches;
    digits = '';
    if (token.kind === 'other' && SPACE.test(token.text)) {
      touches = false;
      continue;
    }
    yield { ...itemOf(token.kind, token.text), touches };
    touches = true;
  }
  if (digits !== '') yield { kind: 'number', text: digits, touches };
}

function itemOf(kind: string, text: string): Pick<Item, 'kind' | 'text'> {
  if (text.includes('\0')) throw new NotParsed('it has a NUL character');
  if (kind === 'word') return { kind, text: foldCase(text) };
  if (kind === 'other' && text !== "'" && text !== '"') return { kind: 'symbol', text };
  const identifier = IDENTIFIER.exec(text)?.[1];
  if (identifier !== undefined) return { kind: 'identifier', text: identifier.replaceAll('""', '"') };
  if (STRING.test(text)) return { kind: 'string', text };
  throw new NotParsed(`it has ${kind === 'comment' ? 'a comment' : 'a constant that can have no place in it'}`);
}

// In UTF-8, PostgreSQL folds the letters of ASCII and no others.
function foldCase(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
