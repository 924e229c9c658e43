import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ProgramHook } from '../../../settings/post-write-hook.js';
import { findProgram } from '../../programs/find-program.js';

export interface HookProgram {
  readonly path: string;
  /** The arguments before those of the hook. */
  readonly before: readonly string[];
}

export interface HookFolders {
  /** The folder of the config file. */
  readonly base: string;
  /** The one the hook runs in. */
  readonly cwd: string;
}

/** The program of a hook; null if it doesn't exist. */
export function findHookProgram(hook: ProgramHook, { base, cwd }: HookFolders): HookProgram | null {
  switch (hook.type) {
    case 'exec':
      return toProgram(findProgram(hook.executable, cwd));
    case 'consoleScript':
      return toProgram(findConsoleScript(hook.entrypoint, base));
    case 'module':
      return findModule(hook.module, base);
  }
}

function toProgram(path: string | null): HookProgram | null {
  return path === null ? null : { path, before: [] };
}

/** Like npm, looks for programs of packages here, then in the folders above, which contain those of a workspace. */
function findConsoleScript(entrypoint: string, folder: string): string | null {
  const found = findProgram(join(folder, 'node_modules/.bin', entrypoint), folder);
  const above = dirname(folder);
  return found === null && above !== folder ? findConsoleScript(entrypoint, above) : found;
}

function findModule(module: string, base: string): HookProgram | null {
  try {
    return { path: process.execPath, before: [createRequire(join(base, 'config')).resolve(module)] };
  } catch {
    return null;
  }
}
