import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configNotFound } from '../errors/settings-errors.js';

const NAMES = ['ts', 'mts', 'js', 'mjs'].map((ending) => `migrate.config.${ending}`);

/** Where a config file is looked for, for messages. */
export const CONFIG_PLACES = ['./migrate.config.{ts,mts,js,mjs}', './.config/migrate.config.{ts,mts,js,mjs}'];

/**
 * The config file: the one asked for by `-c`, else by MIGRATE_CONFIG, else the first of `migrate.config.ts`, `.mts`,
 * `.js` and `.mjs` in the working folder, then in its `.config`. Null where there is none; parent folders are not searched.
 */
export function findConfig(cwd: string, asked: string | undefined): string | null {
  if (asked !== undefined) return findAsked(cwd, asked, '-c');
  const { MIGRATE_CONFIG } = process.env;
  if (MIGRATE_CONFIG) return findAsked(cwd, MIGRATE_CONFIG, 'MIGRATE_CONFIG');
  const candidates = ['.', '.config'].flatMap((folder) => NAMES.map((name) => join(cwd, folder, name)));
  return candidates.find(isFile) ?? null;
}

function findAsked(cwd: string, asked: string, by: string): string {
  const path = resolve(cwd, asked);
  if (!isFile(path)) throw configNotFound({ path, by }, []);
  return path;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
