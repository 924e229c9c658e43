import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOf } from './cache-file.js';

/** The version of this package, and when it was installed or built. */
export function programVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return `${hashOf(manifest)} ${import.meta.url} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}
