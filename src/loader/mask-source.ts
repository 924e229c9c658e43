/**
 * JavaScript or TypeScript in which comments and the insides of strings and of templates are blank, while every other
 * character keeps its place. Null if that cannot be told for sure: a `/` may begin a regular expression.
 */
export function maskSource(source: string): string | null {
  return new Masker(source).mask();
}

const SPECIAL = /[`{}/'"]/g;
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
  #take(character: string): boolean {
    switch (character) {
      case '/':
        return this.#takeComment();
      case '{':
        this.#depth++;
        return this.#skip(character);
      case '}':
        return this.#skip(character) && this.#closeBrace();
      case '`':
        return this.#skip(character) && this.#takeTemplateText();
      default:
        return this.#takeString(character);
    }
  }

  #closeBrace(): boolean {
    if (this.#substitutions.at(-1) !== this.#depth) {
      this.#depth--;
      return true;
    }
    this.#substitutions.pop();
    return this.#takeTemplateText();
  }

  #takeComment(): boolean {
    const end = this.#endOfComment();
    if (end === null) return false;
    this.#blankUpTo(end);
    return true;
  }

  /** Null if the `/` begins no comment, or one without an end. */
  #endOfComment(): number | null {
    const start = this.#source.slice(this.#position, this.#position + 2);
    if (start !== '//' && start !== '/*') return null;
    const end = this.#source.indexOf(start === '//' ? '\n' : '*/', this.#position + 2);
    if (start === '//') return end === -1 ? this.#source.length : end;
    return end === -1 ? null : end + 2;
  }

  #takeString(quote: string): boolean {
    this.#skip(quote);
    const end = this.#endOfText(quote === "'" ? IN_SINGLE_QUOTES : IN_DOUBLE_QUOTES);
    if (this.#source[end] !== quote) return false;
    this.#blankUpTo(end);
    return this.#skip(quote);
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

  /** Where the text ends that may hold escaped characters; the length of the source where it does not. */
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
