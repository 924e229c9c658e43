import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { ConfiguredPlace } from './configured-place.js';
import type { MigrationArguments } from './environment-context.js';
import { withSearchPath } from './search-path.js';
import type { Work } from './work.js';

/** What is done for an env module: on a database, or into a script. */
export interface EnvironmentMode<T> {
  readonly offline: boolean;
  runMigrations(place: ConfiguredPlace, args: MigrationArguments): Promise<T>;
  /** Runs SQL of the env module itself, and returns the result if there is one. */
  execute(place: ConfiguredPlace, sql: string, parameters: readonly unknown[] | undefined): Promise<T | null>;
  /** Text for a script; null if none is written. */
  staticOutput(place: ConfiguredPlace, text: string): T | null;
}

/** Finds out what the env module configures. A database is opened only if the module itself asks for it. */
export function settingsMode(): EnvironmentMode<ResolvedSettings> {
  return {
    offline: false,
    runMigrations: async ({ settings }) => settings,
    async execute({ connect }, sql, parameters) {
      await (await connect()).query(sql, parameters);
      return null;
    },
    staticOutput: () => null,
  };
}

/** Does the work of a command on the databases that the env module names. */
export function onlineMode<T>(work: Work<T>): EnvironmentMode<T> {
  return {
    offline: false,
    async runMigrations({ connect, settings, defaultSchema }, args) {
      const connection = await connect();
      const run = () => work({ connection, settings, args });
      return defaultSchema === null ? run() : withSearchPath(connection, defaultSchema, run);
    },
    async execute({ connect }, sql, parameters) {
      await (await connect()).query(sql, parameters);
      return null;
    },
    staticOutput: () => null,
  };
}
