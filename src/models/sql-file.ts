import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sqlFileUnreadable } from '../errors/model-errors.js';
import { type StackFrame, toPath } from '../util/stack-frames.js';

/** Reads a file; a relative path begins where the file lies that says it. */
export function readFileBeside(path: string | URL, place: StackFrame | null) {
  const given = typeof path === 'string' ? path : toPath(path.href);
  const file = place === null ? resolve(given) : resolve(dirname(place.file), given);
  try {
    // An editor of Windows puts a mark before the text, which is no SQL.
    return { file, text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (cause) {
    throw sqlFileUnreadable(file, place, cause);
  }
}
