import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileUnreadable } from '../errors/model-errors.js';
import { type StackFrame, toPath } from '../util/stack-frames.js';

/** Reads a file. A relative path starts at the folder of the file that contains the call. */
export function readFileBeside(path: string | URL, place: StackFrame | null, call: 'sql.file()' | 'rowsFrom()') {
  const given = typeof path === 'string' ? path : toPath(path.href);
  const file = place === null ? resolve(given) : resolve(dirname(place.file), given);
  try {
    // Editors on Windows may put a byte order mark before the text, which isn't part of the SQL.
    return { file, text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (cause) {
    throw fileUnreadable(file, { place, call, cause });
  }
}
