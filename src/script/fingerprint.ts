/** A byte order mark, and line ends, which Git changes on Windows. */
const NOT_TEXT = /^\uFEFF|\r(?=\n)/g;

/**
 * What the text of a revision file is recognized by later. Comments and layout count, line ends don't.
 *
 * An import of node:crypto would load all that it has, such as Web Crypto.
 */
export function fingerprintOf(text: string): string {
  const mayDiffer = text.startsWith('\uFEFF') || text.includes('\r');
  return process.getBuiltinModule('node:crypto').hash('sha256', mayDiffer ? text.replace(NOT_TEXT, '') : text);
}
