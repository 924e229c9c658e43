import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const DIST = pathToFileURL(join(import.meta.dirname, '../../dist/')).href;

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

const PROGRAM = `
  const [path, loader] = process.argv.slice(1);
  const { loadModule } = await import('${DIST}loader/load-module.js');
  globalThis.importRunningSchema = () => import('${DIST}models/index.js');
  try {
    console.log(JSON.stringify({ value: (await loadModule(path, { loader })).default }));
  } catch (error) {
    const { code, message, hint, place } = error;
    console.log(JSON.stringify({ error: { code, message, hint, place } }));
  }`;

/**
 * Loads a module by the compiled program, in a process of its own: the test runner would load it in its own way. The
 * module finds the entry `limbeck/schema` of that program by the global function `importRunningSchema`.
 */
export async function loadInNode(path: string, loader = 'auto'): Promise<LoadResult> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    PROGRAM,
    path,
    loader,
  ]);
  return { ...JSON.parse(stdout), stderr };
}
