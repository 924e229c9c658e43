import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loaderMissing } from '../errors/module-errors.js';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import { withResolveHooks } from './native-hooks.js';

type TsImport = (specifier: string, parentUrl: string) => Promise<unknown>;

/** Loads a file by tsx, an optional peer: the one loader here that knows legacy decorators. */
export async function importWithTsx(path: string): Promise<ModuleExports> {
  const tsImport = await findTsx(path);
  const { href } = pathToFileURL(path);
  return withResolveHooks(async () => toModuleExports(await tsImport(href, href)));
}

/** The project's own tsx, or else the one installed next to this package. */
async function findTsx(path: string): Promise<TsImport> {
  const { createJiti } = await import('jiti');
  const folders = [dirname(path), dirname(fileURLToPath(import.meta.url))];
  const [url] = folders.flatMap((folder) => createJiti(folder).esmResolve('tsx/esm/api', { try: true }) ?? []);
  const api: unknown = url === undefined ? null : await import(/* @vite-ignore */ url);
  if (!isTsx(api)) throw loaderMissing('tsx', 'tsx', path);
  return api.tsImport;
}

function isTsx(api: unknown): api is { tsImport: TsImport } {
  return typeof api === 'object' && api !== null && 'tsImport' in api && typeof api.tsImport === 'function';
}
