import { invalidRevisionExport } from '../errors/module-errors.js';
import type { LoadOptions } from './load-module.js';
import { loadRootModule } from './load-root-module.js';
import type { ModuleExports } from './module-exports.js';

type Part = (op: unknown, args: unknown) => unknown;

/** What is done in one direction: the same everywhere, or a part for each of several databases, by their names. */
export type LoadedPart = Part | Readonly<Record<string, Part>>;

/** What a revision file does; a direction that it lacks is absent. */
export interface LoadedRevisionBody {
  readonly upgrade?: LoadedPart;
  readonly downgrade?: LoadedPart;
  /** False: outside a transaction. */
  readonly transaction?: boolean;
}

/**
 * Loads what a revision file does.
 *
 * @param path absolute
 */
export async function loadRevisionBody(path: string, options: LoadOptions = {}): Promise<LoadedRevisionBody> {
  return toRevisionBody(await loadRootModule(path, options), path);
}

/** The same for a module that is already loaded; `path` is for messages. */
export function toRevisionBody(exports: ModuleExports, path: string): LoadedRevisionBody {
  const upgrade = readDirection(exports, 'upgrade', path);
  const downgrade = readDirection(exports, 'downgrade', path);
  const transaction = readTransaction(exports, path);
  const body: Writable<LoadedRevisionBody> = {};
  if (upgrade !== undefined) body.upgrade = upgrade;
  if (downgrade !== undefined) body.downgrade = downgrade;
  if (transaction !== undefined) body.transaction = transaction;
  return body;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function readDirection(exports: ModuleExports, name: 'upgrade' | 'downgrade', path: string): LoadedPart | undefined {
  const value = exports[name];
  if (value === undefined || isFunction(value) || isParts(value)) return value;
  const expected = 'a function, or an object with a function for each database';
  throw invalidRevisionExport({ name, expected, found: typeof value, file: path });
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

function isFunction(value: unknown): value is Part {
  return typeof value === 'function';
}

function isParts(value: unknown): value is Readonly<Record<string, Part>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(isFunction);
}
