import { sha256 } from '../util/node-crypto.js';

/** A byte order mark, and line ends, which Git changes on Windows. */
const NOT_TEXT = /^\uFEFF|\r(?=\n)/g;

/** What the text of a revision file is recognized by later. Comments and layout count, line ends don't. */
export function fingerprintOf(text: string): string {
  const mayDiffer = text.startsWith('\uFEFF') || text.includes('\r');
  return sha256(mayDiffer ? text.replace(NOT_TEXT, '') : text);
}
