import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../script/make-folder.js';

/** Writes files that don't exist yet, and creates their folders. */
export function writeFiles(files: readonly { readonly path: string; readonly text: string }[]): void {
  for (const { path, text } of files) {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  }
}
