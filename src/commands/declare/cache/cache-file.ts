import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isJson } from '../../../util/is-json.js';
import { maskPassword } from '../../../util/mask-password.js';
import { randomHex, sha256 } from '../../../util/node-crypto.js';
import { findSystemFailure } from '../../../util/system-failure.js';

/** Null if the file is missing, has another key, or is not as it was written. */
export function readCacheFile(path: string, key: string): unknown {
  const text = readText(path);
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== headOf(key, content)) return null;
  return JSON.parse(content);
}

/** Writes no file if JSON can't represent the value, or if the value contains a secret. An unwritable folder isn't an error. */
export function writeCacheFile(path: string, key: string, value: object): void {
  if (!isJson(value)) return;
  const content = JSON.stringify(value);
  if (maskPassword(content) !== content) return;
  const aside = `${path}.${randomHex(6)}`;
  const isWritten = succeeds(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(aside, `${headOf(key, content)}\n${content}`, { mode: 0o600, flag: 'wx' });
    renameSync(aside, path);
  });
  if (!isWritten) succeeds(() => rmSync(aside, { force: true }));
}

/** False if the operating system refused. */
function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (findSystemFailure(error) === null) throw error;
    return false;
  }
}

function headOf(key: string, content: string): string {
  return `limbeck-cache 1 ${key} ${sha256(content)}`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (findSystemFailure(error) !== null) return '';
    throw error;
  }
}
