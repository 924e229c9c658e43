import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrationNotImportable } from '../../../errors/import-errors.js';

/** The package of the user's that migrations are written for, as it is installed above their folder. */
export async function loadPackage(name: string, folder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const path = createRequire(join(folder, 'migration.js')).resolve(name);
    const loaded: unknown = await import(pathToFileURL(path).href);
    return Object.fromEntries(Object.entries(Object(loaded)));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    const what = `its migrations need the package "${name}", which is not installed there`;
    throw migrationNotImportable(folder, what, `Run \`npm install ${name} pg\` in that project.`);
  }
}

/** A function that a package exports by a name, or as its default. */
export function exportedFunction(
  exports: Readonly<Record<string, unknown>>,
  name: string,
): (...args: unknown[]) => unknown {
  const inner = Object(exports.default);
  const found = [exports[name], inner[name], exports.default, inner.default].find((one) => typeof one === 'function');
  return (...args) => Reflect.apply(requireFunction(found, name), undefined, args);
}

function requireFunction(found: unknown, name: string) {
  if (typeof found !== 'function') throw new TypeError(`The package exports no function ${name}.`);
  return found;
}
