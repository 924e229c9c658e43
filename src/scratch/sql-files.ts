import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sqlTargetMissing } from '../errors/scratch-errors.js';
import type { SqlSource } from './sql-source.js';

/** The SQL of a target: of a file, or of the files of a folder and those inside it, by their names. */
export function readSqlFiles(path: string): readonly SqlSource[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw sqlTargetMissing(path, 'does not exist');
  if (!stats.isDirectory()) return [readSource(path)];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sql'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw sqlTargetMissing(path, 'is a folder without .sql files');
  return files.map(readSource);
}

function readSource(file: string): SqlSource {
  // Editors on Windows write a byte order mark before the text, which isn't SQL.
  return { file, sql: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
}
