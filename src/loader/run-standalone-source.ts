import { compileFunction } from 'node:vm';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import { ENTRY_URLS, findLoadedEntry, importEntry } from './running-package.js';
import { DEFAULT_EXPORT, type NamedImport, type StandaloneSource } from './standalone-source.js';

const FUNCTION = { head: `'use strict';let ${DEFAULT_EXPORT};`, tail: '' };
// An async function around the source: `await` is a keyword, `this` is undefined and code is strict, as in a module.
const ASYNC_FUNCTION = { head: `${FUNCTION.head}return(async()=>{`, tail: '})()' };

type Run = ReturnType<typeof compileFunction>;

/** Runs a module and returns its exports. Null if it isn't JavaScript, or imports a name that doesn't exist. */
export async function runStandaloneSource(source: StandaloneSource, path: string): Promise<ModuleExports | null> {
  const values: unknown[] = [];
  for (const each of source.imports) values.push(findLoadedEntry(each.entry)?.[each.name] ?? (await findImport(each)));
  if (values.includes(undefined)) return null;
  // Few wait at their top level, and the others need no promise.
  const run =
    (source.awaitIsDoubtful ? null : compile(source, FUNCTION, path)) ?? compile(source, ASYNC_FUNCTION, path);
  return run === null ? null : toModuleExports(await Reflect.apply(run, undefined, values));
}

async function findImport({ entry, name }: NamedImport): Promise<unknown> {
  const url = ENTRY_URLS.get(entry);
  return url === undefined ? undefined : (await importEntry(entry, url))[name];
}

function compile(source: StandaloneSource, { head, tail }: typeof FUNCTION, path: string): Run | null {
  const exports = [...source.exports, ...(source.hasDefault ? [`default:${DEFAULT_EXPORT}`] : [])];
  try {
    return compileFunction(
      `${head}${source.code}\nreturn{${exports.join(',')}}${tail}`,
      source.imports.map(({ local }) => local),
      { filename: path, columnOffset: -head.length },
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
