import { existsSync } from 'node:fs';
import { moduleNotFound } from '../errors/module-errors.js';
import { runUserCode } from '../util/user-code.js';
import { explainLoadError } from './explain-load-error.js';
import { importWithJiti } from './jiti-import.js';
import type { LoaderName } from './loader-name.js';
import type { ModuleExports } from './module-exports.js';
import { importNatively, isLinkError, suitsNode } from './native-import.js';
import { importWithTsx } from './tsx-import.js';

export interface LoadOptions {
  /** Default: `auto`. */
  readonly loader?: LoaderName;
}

/**
 * Loads a file of the user's, TypeScript or JavaScript, on every supported Node; what it imports may be either, and go
 * by path aliases of tsconfig.json. A module runs once per process. Errors name file, line and column, and have exit
 * status 2.
 *
 * @param path absolute
 */
export async function loadModule(path: string, options: LoadOptions = {}): Promise<ModuleExports> {
  if (!existsSync(path)) throw moduleNotFound(path);
  try {
    const load = LOADERS[options.loader ?? 'auto'];
    return await runUserCode({ what: 'The top level', file: path }, () => load(path));
  } catch (error) {
    throw explainLoadError(error, path);
  }
}

const LOADERS: Readonly<Record<LoaderName, (path: string) => Promise<ModuleExports>>> = {
  auto: importByWhatSuits,
  native: importNatively,
  jiti: importWithJiti,
  tsx: importWithTsx,
};

async function importByWhatSuits(path: string): Promise<ModuleExports> {
  if (!suitsNode(path)) return importWithJiti(path);
  try {
    return await importNatively(path);
  } catch (error) {
    if (!isLinkError(error)) throw error;
    return importWithJiti(path);
  }
}
