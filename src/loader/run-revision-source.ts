import { compileFunction } from 'node:vm';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import type { NamedImport, RevisionSource } from './revision-source.js';
import { ENTRY_URLS, importEntry } from './running-package.js';

// An async function around the source: `await` is a keyword, `this` is undefined and code is strict, as in a module.
const HEAD = "'use strict';return(async()=>{";

/**
 * Runs a revision file and returns the functions and flags it exports. Null where it is no JavaScript, or imports a name
 * that is not there.
 */
export async function runRevisionSource(revision: RevisionSource, path: string): Promise<ModuleExports | null> {
  const values = await Promise.all(revision.imports.map(findImport));
  if (values.includes(undefined)) return null;
  const run = compile(revision, path);
  if (run === null) return null;
  const exports: unknown = await Reflect.apply(run, undefined, values);
  return exports === undefined ? null : toModuleExports(exports);
}

async function findImport({ entry, name }: NamedImport): Promise<unknown> {
  const url = ENTRY_URLS.get(entry);
  return url === undefined ? undefined : (await importEntry(entry, url))[name];
}

function compile({ code, imports, exports }: RevisionSource, path: string): ReturnType<typeof compileFunction> | null {
  const tail = `\nreturn{${exports.join(',')}}})()`;
  try {
    return compileFunction(
      HEAD + code + tail,
      imports.map(({ local }) => local),
      { filename: path, columnOffset: -HEAD.length },
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
