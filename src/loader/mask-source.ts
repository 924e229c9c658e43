/**
 * JavaScript or TypeScript in which comments and the insides of strings and of templates are blank, while every other
 * character keeps its place. Null if that cannot be told for sure: a `/` may begin a regular expression.
 */
export function maskSource(source: string): string | null {
  return new Masker(source).mask();
}

/**
 * A comment, or a string without escapes, as a whole; else a character that decides how to read on. A pattern for escapes as
 * well would overflow V8's stack on a string of some megabytes.
 */
const SPECIAL = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'[^'\\\n]*'|"[^"\\\n]*"|[`{}/'"]/g;
/** What may end a string, or the text of a template; a backslash escapes the next character. */
const IN_SINGLE_QUOTES = /['\\\n]/g;
const IN_DOUBLE_QUOTES = /["\\\n]/g;
const IN_TEMPLATE = /[`\\]|\$\{/g;

class Masker {
  readonly #source: string;
  readonly #masked: string[] = [];
  /** Up to here, `#masked` has the source. */
  #taken = 0;
  #position = 0;
  #depth = 0;
  /** The depth of braces at which each open `${` began. */
  readonly #substitutions: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  mask(): string | null {
    SPECIAL.lastIndex = 0;
    for (let found = SPECIAL.exec(this.#source); found !== null; found = SPECIAL.exec(this.#source)) {
      this.#position = found.index;
      if (!this.#take(found[0])) return null;
      SPECIAL.lastIndex = this.#position;
    }
    this.#masked.push(this.#source.slice(this.#taken));
    return this.#depth === 0 && this.#substitutions.length === 0 ? this.#masked.join('') : null;
  }

  /** False if the source is not understood. */
  #take(special: string): boolean {
    if (special.length > 1) return this.#takeHidden(special);
    switch (special) {
      case '{':
        this.#depth++;
        return this.#skip(special);
      case '}':
        return this.#skip(special) && this.#closeBrace();
      case '`':
        return this.#skip(special) && this.#takeTemplateText();
      case '/':
        return false;
      default:
        return this.#takeString(special);
    }
  }

  #takeString(quote: string): boolean {
    this.#skip(quote);
    const end = this.#endOfText(quote === "'" ? IN_SINGLE_QUOTES : IN_DOUBLE_QUOTES);
    if (this.#source[end] !== quote) return false;
    this.#blankUpTo(end);
    return this.#skip(quote);
  }

  /** A comment, or a string, of which the quotes stay. */
  #takeHidden(special: string): boolean {
    const end = this.#position + special.length;
    if (special.startsWith('/')) this.#blankUpTo(end);
    else {
      this.#position++;
      this.#blankUpTo(end - 1);
      this.#position = end;
    }
    return true;
  }

  #closeBrace(): boolean {
    if (this.#substitutions.at(-1) !== this.#depth) {
      this.#depth--;
      return true;
    }
    this.#substitutions.pop();
    return this.#takeTemplateText();
  }

  /** Up to the end of the template, or to the next `${`. */
  #takeTemplateText(): boolean {
    const end = this.#endOfText(IN_TEMPLATE);
    if (end === this.#source.length) return false;
    this.#blankUpTo(end);
    if (this.#source[end] === '`') return this.#skip('`');
    this.#substitutions.push(this.#depth);
    return this.#skip('${');
  }

  /** The length of the source if the text has no end. */
  #endOfText(ends: RegExp): number {
    ends.lastIndex = this.#position;
    for (let found = ends.exec(this.#source); found !== null; found = ends.exec(this.#source)) {
      if (found[0] !== '\\') return found.index;
      ends.lastIndex = found.index + 2;
    }
    return this.#source.length;
  }

  #skip(text: string): true {
    this.#position += text.length;
    return true;
  }

  #blankUpTo(end: number): void {
    this.#masked.push(this.#source.slice(this.#taken, this.#position), blank(this.#source.slice(this.#position, end)));
    this.#position = end;
    this.#taken = end;
  }
}

/** As many blanks, on as many lines. */
export function blank(text: string): string {
  return text.includes('\n') ? text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)) : ' '.repeat(text.length);
}
