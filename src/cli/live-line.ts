import { onOneLine } from '../util/escape.js';
import { maskPassword } from '../util/mask-password.js';

/** What a line needs that is drawn again and again: standard error, if that is a terminal. */
export interface LiveStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** To the start of the line, and nothing behind it (ECMA-48: CR, EL). */
const ERASE = '\r\u001b[K';

const USUAL_WIDTH = 80;

/** A line below all others that changes while a command works. */
export class LiveLine {
  readonly #stream: LiveStream;
  #text = '';

  constructor(stream: LiveStream) {
    this.#stream = stream;
  }

  /** Replaces the line; an empty text removes it. */
  show(text: string): void {
    const { columns = 0 } = this.#stream;
    // A terminal that was given no size says 0. The last column stays empty, or some terminals begin a new line.
    const line = onOneLine(maskPassword(text)).slice(0, (columns > 0 ? columns : USUAL_WIDTH) - 1);
    if (line === this.#text) return;
    this.#stream.write(`${this.#erase()}${line}`);
    this.#text = line;
  }

  /** Writes text that ends with a line break, above the line. */
  above(text: string): void {
    this.#stream.write(`${this.#erase()}${text}${this.#text}`);
  }

  #erase(): string {
    return this.#text === '' ? '' : ERASE;
  }
}
