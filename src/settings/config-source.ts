import { readFileSync } from 'node:fs';
import type { ErrorPlace } from '../errors/limbeck-error.js';
import { maskSource } from '../loader/mask-source.js';
import { maskPassword } from '../util/mask-password.js';

/** The text of a config file, in which settings are looked up for messages: what is not found is only not named. */
export class ConfigSource {
  readonly path: string;
  readonly text: string;
  /** Without comments and strings. Empty if it is not understood. */
  readonly #masked: string;

  constructor(path: string) {
    this.path = path;
    this.text = readFileSync(path, 'utf8');
    this.#masked = maskSource(this.text) ?? '';
  }

  /**
   * Where a setting is given: of `['environments', 'prod', 'url']` the last name, of one in a list the list; the file
   * alone for none.
   */
  placeOf(keys: readonly string[]): ErrorPlace {
    const start = this.#find(keys) ?? this.#find(keys.slice(0, 1));
    if (start === null) return { file: this.path };
    const before = this.text.slice(0, start).split('\n');
    const source = this.text.split(/\r?\n/)[before.length - 1] ?? '';
    return {
      file: this.path,
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      source: maskPassword(source),
    };
  }

  /** The expression a setting is given by, up to the next setting; '' where it is not found. */
  expressionOf(keys: readonly string[]): string {
    const start = this.#find(keys);
    return start === null ? '' : this.text.slice(start, this.#endOfProperty(start));
  }

  #find(keys: readonly string[]): number | null {
    let range: Range = { start: 0, end: this.#masked.length };
    let found: number | null = null;
    for (const key of keys) {
      found = this.#findOutermost(key, range);
      if (found === null) return null;
      range = { start: found + key.length, end: this.#endOfProperty(found) };
    }
    return found;
  }

  #findOutermost(key: string, { start, end }: Range): number | null {
    const pattern = new RegExp(`(?<![\\w$.])(['"]?)${escapeForPattern(key)}\\1\\s*:`, 'g');
    pattern.lastIndex = start;
    let best: { index: number; depth: number } | null = null;
    for (let match = pattern.exec(this.text); match !== null && match.index < end; match = pattern.exec(this.text)) {
      // A key in a comment or a string is blank in the mask.
      if (this.#masked[match.index] !== this.text[match.index]) continue;
      const depth = this.#depthAt(match.index);
      if (best === null || depth < best.depth) best = { index: match.index, depth };
    }
    return best?.index ?? null;
  }

  #depthAt(index: number): number {
    const before = this.#masked.slice(0, index);
    return count(before, /[{[(]/g) - count(before, /[}\])]/g);
  }

  /** The comma or bracket that ends the property which starts at an index. */
  #endOfProperty(start: number): number {
    let depth = 0;
    for (let index = start; index < this.#masked.length; index++) {
      const character = this.#masked.charAt(index);
      if ('{[('.includes(character)) depth++;
      if ('}])'.includes(character)) depth--;
      if (depth < 0 || (depth === 0 && character === ',')) return index;
    }
    return this.#masked.length;
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
