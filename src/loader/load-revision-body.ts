import { readFileSync } from 'node:fs';
import { invalidRevisionExport } from '../errors/module-errors.js';
import { type LoadOptions, loadModule } from './load-module.js';
import type { ModuleExports } from './module-exports.js';
import { readRevisionSource } from './revision-source.js';
import { runRevisionSource } from './run-revision-source.js';
import { stripTypes } from './strip-types.js';

/** What a revision file does; a direction that it lacks is absent. */
export interface LoadedRevisionBody {
  readonly upgrade?: (op: unknown) => unknown;
  readonly downgrade?: (op: unknown) => unknown;
  /** False: outside of a transaction. */
  readonly transaction?: boolean;
}

/**
 * Loads what a revision file does. A file that imports nothing but this package is compiled as a function, which costs
 * a fraction of an import(); any other, and any that leaves a doubt, is loaded as a module. Stack traces show the lines
 * and columns of the file either way.
 *
 * @param path absolute
 */
export async function loadRevisionBody(path: string, options: LoadOptions = {}): Promise<LoadedRevisionBody> {
  const { loader = 'auto' } = options;
  const exports = (loader === 'auto' ? await loadCheaply(path) : null) ?? (await loadModule(path, options));
  const upgrade = readDirection(exports, 'upgrade', path);
  const downgrade = readDirection(exports, 'downgrade', path);
  const transaction = readTransaction(exports, path);
  return {
    ...(upgrade === undefined ? {} : { upgrade }),
    ...(downgrade === undefined ? {} : { downgrade }),
    ...(transaction === undefined ? {} : { transaction }),
  };
}

/** Null where the file has to be loaded as a module, be it to say what is wrong with it. */
async function loadCheaply(path: string): Promise<ModuleExports | null> {
  if (!/\.m?[jt]s$/.test(path)) return null;
  try {
    const source = readFileSync(path, 'utf8');
    return /ts$/.test(path) ? await loadTypeScript(source, path) : await loadJavaScript(source, path);
  } catch {
    return null;
  }
}

async function loadTypeScript(source: string, path: string): Promise<ModuleExports | null> {
  const revision = readRevisionSource(source, 'ts');
  const exports = revision === null ? null : await runRevisionSource(revision, path);
  if (exports !== null) return exports;
  const stripped = stripTypes(source);
  return stripped === null ? null : loadJavaScript(stripped, path);
}

async function loadJavaScript(source: string, path: string): Promise<ModuleExports | null> {
  const revision = readRevisionSource(source, 'js');
  return revision === null ? null : runRevisionSource(revision, path);
}

function readDirection(exports: ModuleExports, name: 'upgrade' | 'downgrade', path: string) {
  const value = exports[name];
  if (value === undefined || isFunction(value)) return value;
  throw invalidRevisionExport({ name, expected: 'a function', found: typeof value, file: path });
}

function readTransaction(exports: ModuleExports, path: string): boolean | undefined {
  const { transaction } = exports;
  if (transaction === undefined || typeof transaction === 'boolean') return transaction;
  throw invalidRevisionExport({
    name: 'transaction',
    expected: 'true or false',
    found: typeof transaction,
    file: path,
  });
}

function isFunction(value: unknown): value is (op: unknown) => unknown {
  return typeof value === 'function';
}
