import { envFileHasNoFunction, envFileRanNothing } from '../errors/command-errors.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import { explainLoadError } from '../loader/explain-load-error.js';
import { loadModule } from '../loader/load-module.js';
import { describeValue } from '../settings/describe-value.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { openDatabase } from './database.js';
import type { EnvironmentMode } from './environment-mode.js';
import type { ScriptReport } from './script-report.js';
import type { EnvironmentCall, ScriptWork, Work } from './work.js';

/** One for each run; at least one. */
type Results<T> = readonly [T, ...T[]];

/**
 * Does the work of a command on the database of the settings, or as the env file says: there each `runMigrations` does
 * it once.
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
  const connection = await openDatabase(settings, call);
  try {
    return [await work({ connection, settings, args: {} })];
  } finally {
    await connection.close();
  }
}

/** Writes scripts instead, likewise. */
export async function scriptEnvironment(
  settings: ResolvedSettings,
  call: EnvironmentCall,
  work: ScriptWork,
): Promise<Results<ScriptReport>> {
  if (settings.env === null) return [await work({ settings, args: {}, startingRev: null })];
  const { offlineMode } = await import('./offline-mode.js');
  return runEnvFile({ settings, call, path: settings.env }, offlineMode(work));
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
  const environment = new UserEnvironment(settings, call, mode);
  try {
    await Reflect.apply(run, undefined, [environment]);
    await environment.finish();
  } catch (error) {
    if (error instanceof LimbeckError || environment.failures.has(error)) throw error;
    throw explainLoadError(error, path);
  } finally {
    await environment.close();
  }
  const [first, ...others] = environment.results;
  if (first === undefined || !environment.hasRun) throw envFileRanNothing(path);
  return [first, ...others];
}
