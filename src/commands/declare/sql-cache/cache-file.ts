import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reflection } from '../../../reflect/reflection.js';
import { maskPassword } from '../../../util/mask-password.js';
import { sameValue } from '../../../util/same-value.js';
import { findSystemFailure } from '../../../util/system-failure.js';

/** What was made of SQL. */
export interface CachedTarget {
  readonly reflection: Reflection;
  /** Extensions that are declared with a version. */
  readonly versions: readonly string[];
}

const FORMAT = 'limbeck-sql-target 1';

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Null if the file is missing, is of other SQL or another server, or is not as it was written. */
export function readCacheFile(path: string, key: string): CachedTarget | null {
  const text = readText(path);
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== headOf(key, content)) return null;
  const value: unknown = JSON.parse(content);
  return isCachedTarget(value) ? value : null;
}

/** Writes no file if JSON can't represent the value, or if the value contains a secret. An unwritable folder isn't an error. */
export function writeCacheFile(path: string, key: string, target: CachedTarget): void {
  const content = JSON.stringify(target);
  if (maskPassword(content) !== content || !sameValue(JSON.parse(content), target)) return;
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(aside, `${headOf(key, content)}\n${content}`, { mode: 0o600, flag: 'wx' });
    renameSync(aside, path);
  } catch (error) {
    if (findSystemFailure(error) === null) throw error;
    rmSync(aside, { force: true });
  }
}

function headOf(key: string, content: string): string {
  return `${FORMAT} ${key} ${hashOf(content)}`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (findSystemFailure(error) !== null) return '';
    throw error;
  }
}

/** What has the right hash was written by {@link writeCacheFile}; this is for the compiler. */
function isCachedTarget(value: unknown): value is CachedTarget {
  return typeof value === 'object' && value !== null && 'reflection' in value && 'versions' in value;
}
