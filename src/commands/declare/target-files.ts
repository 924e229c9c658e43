import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { targetNotSupported } from '../../errors/command-errors.js';
import { sqlTargetMissing } from '../../errors/scratch-errors.js';
import { filePattern, isFilePattern, patternFolder } from '../../util/file-pattern.js';

/** The files that a path of the settings stands for. */
export interface TargetFiles {
  /** The folder that they are in; null if the path is that of one file. */
  readonly folder: string | null;
  readonly modules: readonly string[];
  readonly sql: readonly string[];
}

const MODULE = /(?<!\.d)\.[cm]?[jt]s$/;
const TEST = /\.(?:test|spec)\.[cm]?[jt]s$/;

/** A module, but neither a test nor a declaration of types. */
export function isModelModule(file: string): boolean {
  return MODULE.test(file) && !TEST.test(file);
}

/** @param path absolute: of a module, an SQL file, a folder, or a pattern of files */
export function targetFiles(path: string): TargetFiles {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    const files = [...filesUnder(path)].filter((file) => !TEST.test(file));
    return sorted(files, { folder: path, path, otherwise: 'is a folder without modules or .sql files' });
  }
  const pattern = withSlashes(path);
  if (stats === undefined && isFilePattern(pattern)) return matchingFiles(path, pattern);
  return oneFile(path, stats);
}

function oneFile(path: string, stats: Stats | undefined): TargetFiles {
  if (MODULE.test(path)) return { folder: null, modules: [path], sql: [] };
  if (!path.endsWith('.sql')) throw targetNotSupported(path);
  if (stats === undefined) throw sqlTargetMissing(path, 'does not exist');
  return { folder: null, modules: [], sql: [path] };
}

function matchingFiles(path: string, pattern: string): TargetFiles {
  const folder = patternFolder(pattern);
  const matches = filePattern(pattern);
  const exists = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const files = exists ? [...filesUnder(folder)].filter((file) => matches.test(withSlashes(file))) : [];
  return sorted(files, { folder, path, otherwise: 'matches no module and no .sql file' });
}

interface Found {
  readonly folder: string;
  readonly path: string;
  readonly otherwise: string;
}

function sorted(files: readonly string[], { folder, path, otherwise }: Found): TargetFiles {
  const modules = files.filter((file) => MODULE.test(file)).sort();
  const sql = files.filter((file) => file.endsWith('.sql')).sort();
  if (modules.length === 0 && sql.length === 0) throw sqlTargetMissing(path, otherwise);
  return { folder, modules, sql };
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Follows symbolic links to files and folders, but not back to a folder that it came through. `readdirSync` does not do
 * for this: whether it follows links depends on the version of Node, and it calls a link to a file no file.
 */
export function* filesUnder(folder: string, above: readonly string[] = []): Generator<string> {
  const real = realpathSync(folder);
  if (above.includes(real)) return;
  for (const name of readdirSync(folder)) {
    if (SKIPPED.has(name)) continue;
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined && name.endsWith('.sql')) {
      throw sqlTargetMissing(path, 'is a link to a file that does not exist');
    }
    if (stats?.isDirectory() === true) yield* filesUnder(path, [...above, real]);
    if (stats?.isFile() === true) yield path;
  }
}
