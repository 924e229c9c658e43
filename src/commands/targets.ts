import { statSync } from 'node:fs';
import { targetHasNoMetaData, targetMissing, targetNotSupported } from '../errors/command-errors.js';
import { loadModule } from '../loader/load-module.js';
import { loadRootModule } from '../loader/load-root-module.js';
import { isMetaData, type MetaData } from '../models/meta-data.js';
import { readSqlFiles } from '../scratch/sql-files.js';
import type { SqlSource } from '../scratch/sql-source.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { Target } from '../settings/settings.js';

const MODULE = /\.[cm]?[jt]s$/;

/** What the targets of the settings hold, all together. */
export interface Targets {
  readonly models: readonly MetaData[];
  readonly sql: readonly SqlSource[];
}

/** Loads the modules and reads the SQL; a metadata that several modules export is there once. */
export async function loadTargets(settings: ResolvedSettings): Promise<Targets> {
  if (settings.target.length === 0) {
    throw targetMissing(settings.configPath);
  }
  const models: MetaData[] = [];
  const sql: SqlSource[] = [];
  for (const target of settings.target) {
    if (isSql(target)) sql.push(...readSqlFiles(target));
    else models.push(...(await loadModels(target, settings)));
  }
  return { models: [...new Set(models)], sql };
}

function isSql(target: Target): target is string {
  if (typeof target !== 'string' || MODULE.test(target)) return false;
  return target.endsWith('.sql') || statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function loadModels(target: Target, settings: ResolvedSettings): Promise<readonly MetaData[]> {
  if (isMetaData(target)) {
    return [target];
  }
  if (typeof target !== 'string' || !MODULE.test(target)) {
    throw targetNotSupported(typeof target === 'string' ? target : typeof target);
  }
  // One of several targets may be imported by another one, and must then be the same module to both.
  const load = settings.target.length === 1 ? loadRootModule : loadModule;
  const exported = Object.values(await load(target, { loader: settings.loader }));
  const metadata = exported.filter(isMetaData);
  if (metadata.length === 0) {
    throw targetHasNoMetaData(target);
  }
  return metadata;
}
