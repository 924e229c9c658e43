import { sha256 } from '../util/node-crypto.js';

/**
 * The name of an object that exists only between steps or revisions: recognizable, at most 63 bytes, and another for each
 * purpose and subject.
 *
 * @param subject what the object is for: the table and the column, index or constraint
 */
export function helperName(purpose: string, subject: readonly (string | null)[]): string {
  const sum = sha256(JSON.stringify(subject)).slice(0, 12);
  return `${helperPrefix(purpose)}${sum}`;
}

/** What all names of a purpose begin with. */
export function helperPrefix(purpose: string): string {
  return `limbeck_${purpose}_`;
}
