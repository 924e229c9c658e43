import { configHasNoDefaultExport } from '../errors/settings-errors.js';
import { explainLoadError } from '../loader/explain-load-error.js';
import { loadRootModule } from '../loader/load-root-module.js';
import type { ModuleExports } from '../loader/module-exports.js';
import { runUserCode } from '../util/user-code.js';
import type { ConfigContext } from './define-config.js';
import { describeValue } from './describe-value.js';

export interface LoadedConfig {
  /** Not yet checked. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether the config is a function, which has seen the x-arguments. */
  readonly isFunction: boolean;
}

/** Runs the config file, and the function it exports where it does. */
export async function loadConfig(path: string, context: ConfigContext): Promise<LoadedConfig> {
  const config = findDefault(await loadRootModule(path), path);
  const isFunction = typeof config === 'function';
  const settings: unknown = isFunction
    ? await callConfig(path, 'The function', () => Reflect.apply(config, undefined, [context]))
    : await callConfig(path, 'The promise', () => config);
  if (!isRecord(settings)) {
    throw configHasNoDefaultExport(path, `${isFunction ? 'a function that returns ' : ''}${describeValue(settings)}`);
  }
  return { settings, isFunction };
}

function findDefault(exports: ModuleExports, path: string): unknown {
  if ('default' in exports) return exports.default;
  // What a CommonJS file exports is all its settings.
  if (/\.c[jt]s$/.test(path)) return exports;
  const names = Object.keys(exports);
  throw configHasNoDefaultExport(path, names.length === 0 ? 'no export' : `the exports ${names.join(', ')}`);
}

/** The config may be a promise, or a function that returns one. */
async function callConfig(file: string, what: string, call: () => unknown): Promise<unknown> {
  try {
    return await runUserCode({ what, file }, call);
  } catch (error) {
    throw explainLoadError(error, file);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
