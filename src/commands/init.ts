import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { folderNotEmpty } from '../errors/command-errors.js';
import { makeFolder } from '../script/make-folder.js';
import { findConfig } from '../settings/find-config.js';
import { findTemplate } from './templates/find-template.js';

export interface InitOptions {
  /** The folder that paths start from. */
  readonly cwd: string;
  /** The folder of the revisions. Default: `migrations`. */
  readonly folder?: string;
  /** One of those that `listTemplates` lists. Default: `default`. */
  readonly template?: string | undefined;
}

export interface InitReport {
  /** Relative to the working folder. */
  readonly created: readonly string[];
  /** What was there already, and is as it was. */
  readonly kept: readonly string[];
  /** The config file of the project. */
  readonly config: string;
}

/** Creates the folder of revisions, its template and, if it is missing, the config. Overwrites nothing. */
export async function init(options: InitOptions): Promise<InitReport> {
  const { cwd, folder = 'migrations', template = 'default' } = options;
  const { files, config: configText } = findTemplate(template);
  const location = resolve(cwd, folder);
  if (existsSync(location) && readdirSync(location).length > 0) {
    throw folderNotEmpty(location);
  }
  const versions = join(location, 'versions');
  makeFolder(versions);
  const written = Object.entries(files).map(([name, text]) => writeNew(join(location, name), text));
  const config = findConfig(cwd, undefined);
  const newConfig = join(cwd, 'migrate.config.ts');
  const configs = config === null ? [writeNew(newConfig, configText(toRelative(cwd, location)))] : [];
  return {
    created: [versions, ...written, ...configs].map((path) => relative(cwd, path)),
    kept: config === null ? [] : [relative(cwd, config)],
    config: relative(cwd, config ?? newConfig),
  };
}

function writeNew(path: string, text: string): string {
  writeFileSync(path, text, { flag: 'wx' });
  return path;
}

/** As the config writes it: with forward slashes, and beginning with a dot. */
function toRelative(cwd: string, location: string): string {
  const path = relative(cwd, location).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}
