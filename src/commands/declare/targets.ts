import { statSync } from 'node:fs';
import { targetHasNoMetaData, targetMissing, targetNotSupported } from '../../errors/command-errors.js';
import { loadModules } from '../../loader/load-module.js';
import { loadRootModule } from '../../loader/load-root-module.js';
import { isMetaData, type MetaData } from '../../models/meta-data.js';
import { readSqlFiles } from '../../scratch/sql-files.js';
import type { SqlSource } from '../../scratch/sql-source.js';
import { isCommandTarget } from '../../settings/command-target.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Target } from '../../settings/settings.js';
import { readSqlOfCommand } from './sql-of-command.js';

const MODULE = /\.[cm]?[jt]s$/;

/** What the targets of the settings hold, all together. */
export interface Targets {
  readonly models: readonly MetaData[];
  readonly sql: readonly SqlSource[];
}

/** Loads the modules and reads the SQL. A metadata that several modules export is listed once. */
export async function loadTargets(settings: ResolvedSettings): Promise<Targets> {
  if (settings.target.length === 0) {
    throw targetMissing(settings.configPath);
  }
  const { baseFolder } = settings;
  const printed = await Promise.all(
    settings.target.filter(isCommandTarget).map((one) => readSqlOfCommand(one, baseFolder)),
  );
  const sql = [...settings.target.filter(isSql).flatMap(readSqlFiles), ...printed];
  const others = settings.target.filter((target) => !isSql(target) && !isCommandTarget(target));
  const given = others.filter(isMetaData);
  const modules = others.filter((target) => !isMetaData(target)).map(requireModule);
  const models = [...given, ...(await loadModels(modules, settings))];
  return { models: [...new Set(models)], sql };
}

function isSql(target: Target): target is string {
  if (typeof target !== 'string' || MODULE.test(target)) return false;
  return target.endsWith('.sql') || statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
}

function requireModule(target: Target): string {
  if (typeof target === 'string' && MODULE.test(target)) return target;
  throw targetNotSupported(typeof target === 'string' ? target : typeof target);
}

async function loadModels(paths: readonly string[], settings: ResolvedSettings): Promise<readonly MetaData[]> {
  const { loader } = settings;
  const [only] = paths;
  // One of several targets may be imported by another one, and must then be the same module to both.
  const modules =
    only !== undefined && settings.target.length === 1
      ? [await loadRootModule(only, { loader })]
      : await loadModules(paths, { loader });
  return modules.flatMap((exported, place) => {
    const metadata = Object.values(exported).filter(isMetaData);
    if (metadata.length === 0) throw targetHasNoMetaData(paths[place] ?? '');
    return metadata;
  });
}
