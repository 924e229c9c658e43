import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../script/make-folder.js';

/** Writes files that are not there yet, and makes the folders they lie in. */
export function writeFiles(files: readonly { readonly path: string; readonly text: string }[]): void {
  for (const { path, text } of files) {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  }
}
