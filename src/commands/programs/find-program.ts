import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

const WINDOWS = process.platform === 'win32';

/**
 * The path of a program. A path is relative to the folder; a name is looked up on the PATH. Null if it doesn't exist.
 */
export function findProgram(name: string, folder: string): string | null {
  const places = isPath(name) ? [resolve(folder, name)] : pathFolders().map((place) => join(place, name));
  return places.flatMap(withEndings).find(isProgram) ?? null;
}

/** Like npm, looks for programs of packages in a folder, then in the folders above, which contain those of a workspace. */
export function findPackageProgram(name: string, folder: string): string | null {
  const found = findProgram(join(folder, 'node_modules/.bin', name), folder);
  const above = dirname(folder);
  return found === null && above !== folder ? findPackageProgram(name, above) : found;
}

export function isPath(name: string): boolean {
  return name.includes('/') || (WINDOWS && name.includes('\\'));
}

function pathFolders(): readonly string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

/** What Windows runs is told by its ending. */
function withEndings(path: string): readonly string[] {
  return WINDOWS ? ['', ...(process.env.PATHEXT ?? '.EXE;.CMD').split(';')].map((ending) => path + ending) : [path];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
