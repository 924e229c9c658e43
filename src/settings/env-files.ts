import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { envFileUnreadable } from '../errors/settings-errors.js';
import { findSystemFailure } from '../util/system-failure.js';
import { describeThrown } from '../util/thrown.js';

/**
 * Puts the variables of .env files into the environment of the process, as `node --env-file` does: a later file wins
 * over an earlier one, and what the environment has already wins over all.
 */
export function loadEnvFiles(paths: readonly string[], cwd: string): void {
  // On Node 24, an import of node:util loads everything it has.
  const { parseEnv } = process.getBuiltinModule('node:util');
  const variables = Object.assign({}, ...paths.map((path) => parseEnv(readEnvFile(resolve(cwd, path)))));
  for (const [name, value] of Object.entries<string>(variables)) {
    process.env[name] ??= value;
  }
}

function readEnvFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw envFileUnreadable(path, reasonOf(error), error);
  }
}

function reasonOf(error: unknown): string {
  return findSystemFailure(error)?.reason ?? describeThrown(error);
}
