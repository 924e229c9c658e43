import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../../util/node-crypto.js';

/** The version of this package, and when it was installed or built. */
export function programVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return `${sha256(manifest)} ${import.meta.url} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}
