import { envFileHasNoFunction, envFileRanNothing } from '../../errors/command-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { databaseNeeded } from '../../errors/settings-errors.js';
import { explainLoadError } from '../../loader/explain-load-error.js';
import { loadModule } from '../../loader/load-module.js';
import { describeValue } from '../../settings/describe-value.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { runUserCode } from '../../util/user-code.js';
import type { ScriptReport } from '../run/script-report.js';
import { withKeptRuns } from './committed-runs.js';
import type { EnvironmentMode } from './environment-mode.js';
import type { EnvironmentCall, ScriptWork, Work } from './work.js';

/** One for each run; at least one. */
type Results<T> = readonly [T, ...T[]];

/**
 * Does the work of a command on the database of the settings, on each of several, or as the env module says: there each
 * `runMigrations` does it once.
 */
export async function runEnvironment<T>(
  settings: ResolvedSettings,
  call: EnvironmentCall,
  work: Work<T>,
): Promise<Results<T>> {
  if (settings.env !== null) {
    const { onlineMode } = await import('./environment-mode.js');
    return runEnvFile({ settings, call, path: settings.env }, onlineMode(work));
  }
  const { runDatabases } = await import('./on-databases.js');
  return atLeastOne(await runDatabases(placesOf(settings), call, work));
}

/** The same, but writes scripts. */
export async function scriptEnvironment(
  settings: ResolvedSettings,
  call: EnvironmentCall,
  work: ScriptWork,
): Promise<Results<ScriptReport>> {
  if (settings.env === null) {
    const reports: ScriptReport[] = [];
    for (const place of placesOf(settings)) reports.push(await work({ settings: place, args: {}, startingRev: null }));
    return atLeastOne(reports);
  }
  const { offlineMode } = await import('./offline-mode.js');
  return runEnvFile({ settings, call, path: settings.env }, offlineMode(work));
}

/** The settings of each run, as the env module configures them, for a command that asks no database. */
export async function configuredSettings(
  settings: ResolvedSettings,
  call: EnvironmentCall,
): Promise<Results<ResolvedSettings>> {
  if (settings.env === null) return atLeastOne(placesOf(settings));
  const { settingsMode } = await import('./environment-mode.js');
  return runEnvFile({ settings, call, path: settings.env }, settingsMode());
}

/** For what can be done with one database alone. */
export function requireOneDatabase({ databases, databaseNames }: ResolvedSettings): void {
  if (databases.length > 1) throw databaseNeeded(databaseNames);
}

/** The databases that the settings name, or the only one. */
export function placesOf(settings: ResolvedSettings): readonly ResolvedSettings[] {
  return settings.databases.length === 0 ? [settings] : settings.databases;
}

function atLeastOne<T>([first, ...others]: readonly T[]): Results<T> {
  if (first === undefined) throw new Error('There is always one database.');
  return [first, ...others];
}

interface EnvFile {
  readonly settings: ResolvedSettings;
  readonly call: EnvironmentCall;
  readonly path: string;
}

async function runEnvFile<T>({ settings, call, path }: EnvFile, mode: EnvironmentMode<T>): Promise<Results<T>> {
  const { default: run } = await loadModule(path, { loader: settings.loader });
  if (typeof run !== 'function') throw envFileHasNoFunction(path, describeValue(run));
  const { UserEnvironment } = await import('./user-environment.js');
  const results: T[] = [];
  for (const place of placesOf(settings)) {
    const environment = new UserEnvironment(place, call, mode);
    try {
      await runUserCode({ what: 'The function', file: path }, () => Reflect.apply(run, undefined, [environment]));
      await environment.finish();
    } catch (error) {
      const isOfRun = error instanceof LimbeckError || environment.failures.has(error);
      throw withKeptRuns(isOfRun ? error : explainLoadError(error, path), [...results, ...environment.results]);
    } finally {
      await environment.close();
    }
    if (!environment.hasRun) throw envFileRanNothing(path);
    results.push(...environment.results);
  }
  return atLeastOne(results);
}
