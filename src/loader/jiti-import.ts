import { dirname, join } from 'node:path';
import type { Jiti } from 'jiti';
import { cacheFolder } from './cache-folder.js';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import { importEntries } from './running-package.js';

const instances = new Map<string, Promise<Jiti>>();

/** Loads a file by jiti, which transforms what Node cannot read and knows the path aliases of tsconfig.json. */
export async function importWithJiti(path: string): Promise<ModuleExports> {
  const folder = dirname(path);
  const instance = instances.get(folder) ?? createInstance(folder);
  instances.set(folder, instance);
  const jiti = await instance;
  return toModuleExports(await jiti.import<unknown>(path));
}

async function createInstance(folder: string): Promise<Jiti> {
  const { createJiti } = await import('jiti');
  const options = { fsCache: cacheFolder(folder), interopDefault: true, virtualModules: await importEntries() };
  const id = join(folder, 'migrate.js');
  try {
    return createJiti(id, { ...options, tsconfigPaths: true });
  } catch {
    // A tsconfig.json may extend a package that is not installed in production.
    return createJiti(id, { ...options, tsconfigPaths: false });
  }
}
