import { existsSync } from 'node:fs';
import { moduleNotFound } from '../errors/module-errors.js';
import { runUserCode } from '../util/user-code.js';
import { explainLoadError } from './explain-load-error.js';
import { importWithJiti } from './jiti-import.js';
import type { LoaderName } from './loader-name.js';
import type { ModuleExports } from './module-exports.js';
import { findNativeImport, importNatively, isLinkError } from './native-import.js';
import { importWithTsx } from './tsx-import.js';

export interface LoadOptions {
  /** Default: `auto`. */
  readonly loader?: LoaderName;
  /** What the file contains, if that is known already. */
  readonly source?: string | null;
}

/**
 * Loads a file of the user's, TypeScript or JavaScript, on every supported Node; what it imports may be either, and go
 * by path aliases of tsconfig.json. A module runs once per process. Errors name file, line and column, and have exit
 * status 2.
 *
 * @param path absolute
 */
export function loadModule(path: string, options: LoadOptions = {}): Promise<ModuleExports> {
  return loadBy(LOADERS[options.loader ?? 'auto'], path);
}

/**
 * Loads files that may import each other, all by the same loader: what one of them imports is then the same module as the
 * other. If Node can't load one of them, none of them counts as loaded by Node.
 *
 * @param paths absolute
 */
export async function loadModules(
  paths: readonly string[],
  { loader = 'auto' }: LoadOptions = {},
): Promise<readonly ModuleExports[]> {
  let isByJiti = false;
  const loadAuto: LoadFile = async (path) => {
    const exports = await tryNode(path);
    isByJiti ||= exports === null;
    return exports ?? importWithJiti(path);
  };
  const load = loader === 'auto' ? loadAuto : LOADERS[loader];
  const loadAll = async (loadFile: LoadFile) => {
    const modules: ModuleExports[] = [];
    for (const path of paths) modules.push(await loadBy(loadFile, path));
    return modules;
  };
  const modules = await loadAll(load);
  return isByJiti ? loadAll(importWithJiti) : modules;
}

type LoadFile = (path: string) => Promise<ModuleExports>;

async function loadBy(load: LoadFile, path: string): Promise<ModuleExports> {
  if (!existsSync(path)) throw moduleNotFound(path);
  try {
    return await runUserCode({ what: 'The top level', file: path }, () => load(path));
  } catch (error) {
    throw explainLoadError(error, path);
  }
}

function nullIfLinkError(error: unknown): null {
  if (isLinkError(error)) return null;
  throw error;
}

const LOADERS: Readonly<Record<LoaderName, LoadFile>> = {
  auto: importByWhatSuits,
  native: importNatively,
  jiti: importWithJiti,
  tsx: importWithTsx,
};

async function importByWhatSuits(path: string): Promise<ModuleExports> {
  return (await tryNode(path)) ?? importWithJiti(path);
}

/** Null if Node can't load the file, or something that it imports. */
async function tryNode(path: string): Promise<ModuleExports | null> {
  const importModule = findNativeImport(path);
  return importModule === null ? null : importModule(path).catch(nullIfLinkError);
}
