import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** In the project's node_modules, or else in the user's cache: never in a folder that another user could write to. */
export function cacheFolder(folder: string): string {
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
