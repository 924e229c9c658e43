import type { Settings } from './settings.js';

/** The `-x key=value` arguments of the command line; an argument without `=` has the value ''. */
export type XArguments = Readonly<Record<string, string | undefined>>;

/** What a config that is a function is given. */
export interface ConfigContext {
  readonly x: XArguments;
  /** The command that was called: `upgrade`; null if a program didn't set it. */
  readonly command: string | null;
  /** What `--tag` said. */
  readonly tag: string | null;
  /** The environment variables, those of `--env-file` included. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type ConfigFunction = (context: ConfigContext) => Settings | Promise<Settings>;

/**
 * Types the settings of `migrate.config.ts`; they are returned as they are.
 *
 * @example
 * export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL });
 */
export function defineConfig(config: Settings): Settings;
export function defineConfig(config: ConfigFunction): ConfigFunction;
export function defineConfig(config: Settings | ConfigFunction): Settings | ConfigFunction {
  return config;
}
