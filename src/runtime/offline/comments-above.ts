import { readFileSync } from 'node:fs';
import { textOfError } from '../../util/thrown.js';

const LINE_COMMENT = /^\s*(?:\/\/|--) ?(.*)$/;
/** Most files have none, and aren't taken apart. */
const ANY_LINE_COMMENT = /^[^\S\r\n]*(?:\/\/|--)/m;
/** `-- migrate: upgrade` begins a section of a revision in SQL. */
const SECTION = /^\s*--\s*migrate:/i;

/** Reads the line comments of revision files that stand directly above a line: what a reviewer must know of a directive. */
export class CommentReader {
  /** Of the file that was read last: the directives of a revision come one after another. */
  #latest: CommentedFile | null = null;
  readonly #withoutComments = new Set<string>();

  /** Saves reading the file again if no line of it is a comment. */
  readonly sourceRead = (file: string, source: string): void => {
    if (!hasLineComment(source)) this.#withoutComments.add(file);
  };

  /** False if no line of the file is a comment. */
  hasAny(file: string): boolean {
    return !this.#withoutComments.has(file) && this.#read(file).hasComments;
  }

  above(file: string, line: number): readonly string[] {
    const { lines } = this.#read(file);
    const comments: string[] = [];
    for (let position = line - 2; position >= 0; position -= 1) {
      const text = lines[position] ?? '';
      const comment = SECTION.test(text) ? null : LINE_COMMENT.exec(text);
      if (comment === null) break;
      comments.unshift((comment[1] ?? '').trimEnd());
    }
    return comments;
  }

  #read(file: string): CommentedFile {
    if (this.#latest?.file === file) return this.#latest;
    const text = readText(file);
    const hasComments = hasLineComment(text);
    this.#latest = { file, lines: hasComments ? text.split(/\r\n|\r|\n/) : [], hasComments };
    return this.#latest;
  }
}

interface CommentedFile {
  readonly file: string;
  readonly lines: readonly string[];
  readonly hasComments: boolean;
}

function hasLineComment(text: string): boolean {
  return (text.includes('//') || text.includes('--')) && ANY_LINE_COMMENT.test(text);
}

/** A revision of a bundle has no file. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(textOfError(error, 'code') ?? '')) return '';
    throw error;
  }
}
