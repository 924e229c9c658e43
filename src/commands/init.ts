import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { folderNotEmpty } from '../errors/command-errors.js';
import { DEFAULT_TEMPLATE, TEMPLATE_FILE_NAME } from '../script/revision-template.js';
import { findConfig } from '../settings/find-config.js';
import { configText } from './config-text.js';

export interface InitOptions {
  /** The folder that paths start from. */
  readonly cwd: string;
  /** The folder of the revisions. Default: `migrations`. */
  readonly folder?: string;
}

export interface InitReport {
  /** Relative to the working folder. */
  readonly created: readonly string[];
  /** What was there already, and is as it was. */
  readonly kept: readonly string[];
  /** The config file of the project. */
  readonly config: string;
}

/** Makes the folder of revisions, its template and, where there is none, the config. Overwrites nothing. */
export async function init({ cwd, folder = 'migrations' }: InitOptions): Promise<InitReport> {
  const location = resolve(cwd, folder);
  if (existsSync(location) && readdirSync(location).length > 0) {
    throw folderNotEmpty(location);
  }
  const versions = join(location, 'versions');
  const template = join(location, TEMPLATE_FILE_NAME);
  mkdirSync(versions, { recursive: true });
  writeFileSync(template, DEFAULT_TEMPLATE, { flag: 'wx' });
  const config = findConfig(cwd, undefined);
  const newConfig = join(cwd, 'migrate.config.ts');
  if (config === null) {
    writeFileSync(newConfig, configText(toRelative(cwd, location)), { flag: 'wx' });
  }
  const created = [versions, template, ...(config === null ? [newConfig] : [])];
  return {
    created: created.map((path) => relative(cwd, path)),
    kept: config === null ? [] : [relative(cwd, config)],
    config: relative(cwd, config ?? newConfig),
  };
}

/** As the config writes it: with forward slashes, and beginning with a dot. */
function toRelative(cwd: string, location: string): string {
  const path = relative(cwd, location).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}
