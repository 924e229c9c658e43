import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadModule } from '../../loader/load-module.js';
import type { LoaderName } from '../../loader/loader-name.js';

const NAMES = ['js', 'ts', 'cjs', 'mjs', 'cts', 'mts'].map((ending) => `knexfile.${ending}`);

/**
 * The options of the nearest knexfile, which may change how names are written (`wrapIdentifier`). Of several environments,
 * that of NODE_ENV, or `development`. Empty without a knexfile.
 */
export async function knexOptions(folder: string, loader: LoaderName): Promise<Readonly<Record<string, unknown>>> {
  const path = findKnexfile(folder);
  if (path === null) return {};
  const exports = await loadModule(path, { loader });
  const config: unknown = await (typeof exports.default === 'function'
    ? exports.default()
    : (exports.default ?? exports));
  const all: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(Object(config)));
  const chosen = 'client' in all ? all : Object(all[process.env.NODE_ENV ?? 'development'] ?? {});
  return Object.fromEntries(Object.entries(chosen));
}

function findKnexfile(folder: string): string | null {
  const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  return dirname(folder) === folder || existsSync(join(folder, 'package.json')) ? null : findKnexfile(dirname(folder));
}
