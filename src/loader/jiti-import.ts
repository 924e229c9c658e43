import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Jiti } from 'jiti';
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

/** Beside the packages of the project, else in the user's own cache: never where another user could write. */
function cacheFolder(folder: string): string {
  const packages = findUpwards(folder, 'node_modules');
  return packages === null ? join(userCache(), 'limbeck') : join(packages, '.cache', 'limbeck');
}

function userCache(): string {
  return process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.cache');
}

function findUpwards(folder: string, name: string): string | null {
  const candidate = join(folder, name);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(folder);
  return parent === folder ? null : findUpwards(parent, name);
}
