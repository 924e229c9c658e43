import { compileFunction } from 'node:vm';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import { ENTRY_URLS, importEntry } from './running-package.js';
import { DEFAULT_EXPORT, type NamedImport, type StandaloneSource } from './standalone-source.js';

// An async function around the source: `await` is a keyword, `this` is undefined and code is strict, as in a module.
const HEAD = `'use strict';let ${DEFAULT_EXPORT};return(async()=>{`;

/** Runs a module and returns its exports. Null if it isn't JavaScript, or imports a name that doesn't exist. */
export async function runStandaloneSource(source: StandaloneSource, path: string): Promise<ModuleExports | null> {
  const values = await Promise.all(source.imports.map(findImport));
  if (values.includes(undefined)) return null;
  const run = compile(source, path);
  return run === null ? null : toModuleExports(await Reflect.apply(run, undefined, values));
}

async function findImport({ entry, name }: NamedImport): Promise<unknown> {
  const url = ENTRY_URLS.get(entry);
  return url === undefined ? undefined : (await importEntry(entry, url))[name];
}

function compile(source: StandaloneSource, path: string): ReturnType<typeof compileFunction> | null {
  const exports = [...source.exports, ...(source.hasDefault ? [`default:${DEFAULT_EXPORT}`] : [])];
  try {
    return compileFunction(
      `${HEAD}${source.code}\nreturn{${exports.join(',')}}})()`,
      source.imports.map(({ local }) => local),
      { filename: path, columnOffset: -HEAD.length },
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
