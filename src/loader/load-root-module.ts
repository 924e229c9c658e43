import { readFileSync } from 'node:fs';
import { isReadableError, toReadable } from '../util/thrown.js';
import { runUserCode } from '../util/user-code.js';
import { explainLoadError } from './explain-load-error.js';
import { type LoadOptions, loadModule } from './load-module.js';
import type { ModuleExports } from './module-exports.js';
import { runStandaloneSource } from './run-standalone-source.js';
import { type NamedImport, readStandaloneSource } from './standalone-source.js';
import { stripTypes } from './strip-types.js';

/**
 * Loads a module that no other imports: a config file, models, a revision. One that imports only this package is compiled
 * as a function, which costs a fraction of an import(); any other, and any that leaves a doubt, goes by loadModule. Stack
 * traces show the lines and columns of the file either way.
 *
 * @param path absolute
 */
export async function loadRootModule(path: string, options: LoadOptions = {}): Promise<ModuleExports> {
  const { loader = 'auto', source = null } = options;
  const standalone =
    loader === 'auto'
      ? await runUserCode({ what: 'The top level', file: path }, () => loadStandalone(path, source))
      : null;
  return standalone ?? loadModule(path, options);
}

/** Null if the file has to be loaded as a module, be it to say what is wrong with it. */
async function loadStandalone(path: string, known: string | null): Promise<ModuleExports | null> {
  const source = /\.m?[jt]s$/.test(path) ? (known ?? readSource(path)) : null;
  if (source === null) return null;
  try {
    return /ts$/.test(path) ? await runTypeScript(source, path) : await runJavaScript(source, path);
  } catch (error) {
    // A name that is missing here might not be missing in the module.
    if (isReadableError(error) && error instanceof ReferenceError) return null;
    throw explainLoadError(toReadable(error), path);
  }
}

/** What a module imports from this package; null if it isn't certain that it imports nothing else. */
export function readImports(source: string, path: string): readonly NamedImport[] | null {
  const read = (text: string | null, language: 'ts' | 'js') =>
    text === null ? null : readStandaloneSource(text, language);
  const standalone = /ts$/.test(path) ? (read(source, 'ts') ?? read(stripTypes(source), 'js')) : read(source, 'js');
  return standalone?.imports ?? null;
}

/** Null if nobody can read the file. */
export function readSource(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

async function runTypeScript(source: string, path: string): Promise<ModuleExports | null> {
  const standalone = readStandaloneSource(source, 'ts');
  const exports = standalone === null ? null : await runStandaloneSource(standalone, path);
  if (exports !== null) return exports;
  const stripped = stripTypes(source);
  return stripped === null ? null : runJavaScript(stripped, path);
}

async function runJavaScript(source: string, path: string): Promise<ModuleExports | null> {
  const standalone = readStandaloneSource(source, 'js');
  return standalone === null ? null : runStandaloneSource(standalone, path);
}
