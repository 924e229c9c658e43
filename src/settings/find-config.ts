import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configNotFound, severalConfigs } from '../errors/settings-errors.js';

const NAMES = ['ts', 'mts', 'js', 'mjs'].map((ending) => `migrate.config.${ending}`);

/** Where a config file is looked for, for messages. */
export const CONFIG_PLACES = ['./migrate.config.{ts,mts,js,mjs}', './.config/migrate.config.{ts,mts,js,mjs}'];

/**
 * The config file: the one asked for by `-c`, else by MIGRATE_CONFIG, else `migrate.config.ts`, `.mts`, `.js` or
 * `.mjs` in the working folder or in its `.config`. Null if none exists; parent folders are not searched. Two of them are an
 * error: nobody could tell which one counts.
 */
export function findConfig(cwd: string, asked: string | undefined): string | null {
  if (asked !== undefined) return findAsked(cwd, asked, '-c');
  const { MIGRATE_CONFIG } = process.env;
  if (MIGRATE_CONFIG) return findAsked(cwd, MIGRATE_CONFIG, 'MIGRATE_CONFIG');
  const candidates = ['.', '.config'].flatMap((folder) => NAMES.map((name) => join(cwd, folder, name)));
  const [found = null, ...others] = candidates.filter(isFile);
  if (found !== null && others.length > 0) throw severalConfigs([found, ...others]);
  return found;
}

function findAsked(cwd: string, asked: string, by: string): string {
  const path = resolve(cwd, asked);
  if (!isFile(path)) throw configNotFound({ path, by }, []);
  return path;
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** Null for a path that cannot be asked for: a part of it is a file, or its name is too long. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
