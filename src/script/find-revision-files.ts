import { readdirSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { versionLocationUnreadable } from '../errors/revision-file-errors.js';

export interface VersionLocations {
  /** Absolute folders; a missing folder counts as empty. */
  readonly locations: readonly string[];
  /** Look into their folders too. */
  readonly recursive?: boolean;
}

/** Of files with the same stem the first of these is taken: sources before what was compiled of them. */
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.sql'];

const NOT_REVISIONS = /^\.|^index\.|\.(?:d|test|spec)\.m?[jt]s$/;
const NOT_VERSION_FOLDERS = /^\.|^node_modules$|^__/;

/** The files that should be revisions, in the order of the locations and of their names. */
export function findRevisionFiles({ locations, recursive = false }: VersionLocations): readonly string[] {
  const visited = new Set<string>();
  return locations.flatMap((location) => listFolder(location, recursive, visited));
}

function listFolder(folder: string, recursive: boolean, visited: Set<string>): readonly string[] {
  const names = readNames(folder, visited);
  const files = withoutCompiled(names.filter(isRevisionName)).map((name) => folder + sep + name);
  if (!recursive) {
    return files;
  }
  const folders = names.filter((name) => isVersionFolder(name, folder));
  return [...files, ...folders.flatMap((name) => listFolder(folder + sep + name, recursive, visited))];
}

/** Sorted; none of a folder that another location leads to as well. */
function readNames(folder: string, visited: Set<string>): readonly string[] {
  try {
    const real = realpathSync.native(folder);
    const seen = visited.has(real);
    visited.add(real);
    return seen ? [] : readdirSync(real).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw versionLocationUnreadable(folder, error);
  }
}

function isRevisionName(name: string): boolean {
  return EXTENSIONS.includes(extension(name)) && !NOT_REVISIONS.test(name);
}

function isVersionFolder(name: string, parent: string): boolean {
  return (
    !NOT_VERSION_FOLDERS.test(name) &&
    !isRevisionName(name) &&
    statSync(parent + sep + name, { throwIfNoEntry: false })?.isDirectory() === true
  );
}

function withoutCompiled(names: readonly string[]): readonly string[] {
  const chosen = new Map<string, string>();
  for (const name of names) {
    const ending = extension(name);
    const key = ending === '.sql' ? name : name.slice(0, -ending.length);
    const other = chosen.get(key);
    if (other === undefined || EXTENSIONS.indexOf(ending) < EXTENSIONS.indexOf(extension(other))) {
      chosen.set(key, name);
    }
  }
  return [...chosen.values()];
}

/** As extname() of node:path, which is slow for thousands of names. */
function extension(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), 0));
}
