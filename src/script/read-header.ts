import { parse } from 'node:path';
import { revisionHeaderInvalid } from '../errors/revision-file-errors.js';
import { readDocComment } from './doc-comment.js';
import type { Revision } from './revision.js';
import { toRevisionFacts } from './revision-facts.js';
import { HEADER_NAMES, type HeaderExports, scanExports } from './scan-exports.js';
import { readSqlHeader } from './sql-header.js';
import { isSectionMark } from './sql-sections.js';

export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** Whether that is the whole file. */
  readonly whole: boolean;
}

/** Reads the header of a revision from its text; null if that text does not suffice. */
export function readHeader(source: SourceText): Revision | null {
  const { path, text, whole } = source;
  if (path.endsWith('.sql')) {
    return whole || text.split('\n').some(isSectionMark) ? readSqlHeader(text, path) : null;
  }
  const exports = scanExports(text);
  const suffices =
    exports !== null && (whole ? statesRevision(exports, text) : HEADER_NAMES.every((name) => name in exports));
  return suffices ? toRevision(exports, path, text) : null;
}

/** Where the word is not even mentioned, importing the file would find nothing either. */
function statesRevision(exports: HeaderExports, text: string): boolean {
  return exports.revision !== undefined || !/\brevision\b|\bexport\s*\*/.test(text);
}

/** A revision from a module that is already loaded, such as one in a bundle. */
export function toRevision(exports: unknown, path: string, comment = ''): Revision {
  const facts = toRevisionFacts(toExports(exports, path), path);
  const { doc, message, createDate } = readDocComment(comment);
  const revision: Revision = {
    id: facts.id,
    downRevisions: facts.downRevisions,
    branchLabels: facts.branchLabels,
    dependsOn: facts.dependsOn,
    transaction: facts.transaction,
    message: message === '' ? messageOfName(path, facts.id) : message,
    doc,
    createDate,
    path,
    language: 'ts',
  };
  // V8 writes what follows a spread into an object one by one, and slowly.
  return facts.replaces === undefined ? revision : { ...revision, replaces: facts.replaces };
}

/** A module that was written for require() has its exports in `default`. */
function toExports(exports: unknown, path: string): Readonly<Record<string, unknown>> {
  if (!isRecord(exports)) {
    throw revisionHeaderInvalid(path, 'is not a module');
  }
  return !('revision' in exports) && isRecord(exports.default) ? exports.default : exports;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Compilers may drop comments: `4e1f0b7c92ad_add_bio.js` still says "add bio". */
function messageOfName(path: string, id: string): string {
  return parse(path)
    .name.replace(id, '')
    .split(/[_\s]+/)
    .join(' ')
    .trim();
}
