import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sqlTargetMissing } from '../errors/scratch-errors.js';
import type { SqlSource } from './sql-source.js';

/** The SQL of a target: of a file, or of the files of a folder and those inside it, by their names. */
export function readSqlFiles(path: string): readonly SqlSource[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw sqlTargetMissing(path, 'does not exist');
  if (!stats.isDirectory()) return [readSource(path)];
  const files = [...sqlFilesUnder(path, [])].sort();
  if (files.length === 0) throw sqlTargetMissing(path, 'is a folder without .sql files');
  return files.map(readSource);
}

/**
 * Follows symbolic links to files and folders, but not back to a folder that it came through. `readdirSync` does not do
 * for this: whether it follows links depends on the version of Node, and it calls a link to a file no file.
 */
function* sqlFilesUnder(folder: string, above: readonly string[]): Generator<string> {
  const real = realpathSync(folder);
  if (above.includes(real)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isSql = name.endsWith('.sql');
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined && isSql) throw sqlTargetMissing(path, 'is a link to a file that does not exist');
    if (stats?.isDirectory()) yield* sqlFilesUnder(path, [...above, real]);
    if (stats?.isFile() && isSql) yield path;
  }
}

function readSource(file: string): SqlSource {
  // Editors on Windows write a byte order mark before the text, which isn't SQL.
  return { file, sql: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
}
