import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

export interface LoadResult {
  /** What the module exports as default, as JSON has it. */
  readonly value?: unknown;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly place?: {
      readonly file?: string;
      readonly line?: number;
      readonly column?: number;
      readonly source?: string;
    };
  };
  readonly stderr: string;
}

export type LoadInNode = (path: string, loader?: string) => Promise<LoadResult>;

/**
 * A function that loads a module in a separate process, because the test runner has its own loader. The loader
 * and the entries of the package are compiled for the tests of this file, laid out as `dist` is. The module finds the
 * entry `limbeck/schema` of that package by the global function `importRunningSchema`.
 */
export function loadInNode(): LoadInNode {
  let dist = '';
  beforeAll(async () => {
    dist = await compile();
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));
  return async (path, loader = 'auto') => {
    const program = programOf(pathToFileURL(dist).href);
    const parameters = ['--input-type=module', '--eval', program, path, loader];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, parameters);
    return { ...JSON.parse(stdout), stderr };
  };
}

/** Inside the project, where its packages are found. */
async function compile(): Promise<string> {
  const cache = join(PROJECT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, 'limbeck-loader-'));
  const entries = ['index', 'models/index', 'loader/load-module', 'loader/typescript-hooks'];
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(PROJECT, `src/${name}.ts`)])),
    platform: 'node',
    external: /^(?:node:|[a-z@])/,
  });
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' });
  await bundle.close();
  return dir;
}

function programOf(dist: string): string {
  return `
    const [path, loader] = process.argv.slice(1);
    const { loadModule } = await import('${dist}/loader/load-module.js');
    globalThis.importRunningSchema = () => import('${dist}/models/index.js');
    try {
      console.log(JSON.stringify({ value: await (await loadModule(path, { loader })).default }));
    } catch (error) {
      const { code, message, hint, place } = error;
      console.log(JSON.stringify({ error: { code, message, hint, place } }));
    }`;
}
