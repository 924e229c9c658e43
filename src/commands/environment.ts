import { envFileHasNoFunction, envFileRanNothing } from '../errors/command-errors.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import { explainLoadError } from '../loader/explain-load-error.js';
import { loadModule } from '../loader/load-module.js';
import { describeValue } from '../settings/describe-value.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';
import { openDatabase } from './database.js';
import type { Work } from './work.js';

/**
 * Does the work of a command on the database of the settings, or as the env file says: there each `runMigrations` does
 * it once. One result for each; at least one.
 */
export async function runEnvironment<T>(
  settings: ResolvedSettings,
  events: CommandEvents,
  work: Work<T>,
): Promise<readonly [T, ...T[]]> {
  if (settings.env !== null) return runEnvFile({ settings, events, path: settings.env }, work);
  const connection = await openDatabase(settings, events);
  try {
    return [await work({ connection, settings, args: {} })];
  } finally {
    await connection.close();
  }
}

interface EnvFile {
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
  readonly path: string;
}

async function runEnvFile<T>({ settings, events, path }: EnvFile, work: Work<T>): Promise<readonly [T, ...T[]]> {
  const { default: run } = await loadModule(path, { loader: settings.loader });
  if (typeof run !== 'function') throw envFileHasNoFunction(path, describeValue(run));
  const { UserEnvironment } = await import('./user-environment.js');
  const environment = new UserEnvironment(settings, events, work);
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
  if (first === undefined) throw envFileRanNothing(path);
  return [first, ...others];
}
