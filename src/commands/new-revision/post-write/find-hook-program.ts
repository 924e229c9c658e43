import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ProgramHook } from '../../../settings/post-write-hook.js';
import { findPackageProgram, findProgram } from '../../programs/find-program.js';

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
      return toProgram(findPackageProgram(hook.entrypoint, base));
    case 'module':
      return findModule(hook.module, base);
  }
}

function toProgram(path: string | null): HookProgram | null {
  return path === null ? null : { path, before: [] };
}

function findModule(module: string, base: string): HookProgram | null {
  try {
    return { path: process.execPath, before: [createRequire(join(base, 'config')).resolve(module)] };
  } catch {
    return null;
  }
}
