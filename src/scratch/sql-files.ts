import { readFileSync } from 'node:fs';
import type { SqlSource } from './sql-source.js';

/** An SQL file of a target. */
export function readSqlFile(file: string): SqlSource {
  // Editors on Windows write a byte order mark before the text, which isn't SQL.
  return { file, sql: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
}
