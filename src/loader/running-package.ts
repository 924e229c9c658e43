import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type ModuleExports, toModuleExports } from './module-exports.js';

/** Whether this package runs as TypeScript: in its own tests. */
export const RUNS_FROM_SOURCE = import.meta.url.endsWith('.ts');

const ENDING = RUNS_FROM_SOURCE ? '.ts' : '.js';

/**
 * The entries of this package under the names by which other files import them. A config or a revision gets the package
 * that runs it, also where the package is installed elsewhere (globally), or a second time.
 */
export const ENTRY_URLS: ReadonlyMap<string, string> = new Map([
  ['limbeck', new URL(`../index${ENDING}`, import.meta.url).href],
  ['limbeck/schema', new URL(`../models/index${ENDING}`, import.meta.url).href],
]);

const entries = new Map<string, Promise<ModuleExports>>();
const loadedEntries = new Map<string, ModuleExports>();

/** What an entry of this package exports, by the name under which others import it. */
export function importEntry(name: string, url: string): Promise<ModuleExports> {
  const entry = entries.get(name) ?? loadEntry(name, url);
  entries.set(name, entry);
  return entry;
}

async function loadEntry(name: string, url: string): Promise<ModuleExports> {
  const exports = toModuleExports(await import(/* @vite-ignore */ url));
  loadedEntries.set(name, exports);
  return exports;
}

/** The same if it was imported before. */
export function findLoadedEntry(name: string): ModuleExports | undefined {
  return loadedEntries.get(name);
}

export async function importEntries(): Promise<Record<string, ModuleExports>> {
  const pairs = [...ENTRY_URLS].map(async ([name, url]) => [name, await importEntry(name, url)] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** Whether a file that names this package gets, from Node alone, the one that runs. */
export function resolvesToRunningPackage(path: string): boolean {
  const { resolve } = createRequire(path);
  return [...ENTRY_URLS].every(([name, url]) => {
    try {
      return resolve(name) === fileURLToPath(url);
    } catch {
      return false;
    }
  });
}
