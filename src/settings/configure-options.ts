import type { ConnectionTarget } from './connection-target.js';
import type { EnvironmentSettings } from './settings.js';

/** Where a script goes: a stream, or anything that takes text. */
export interface OutputBuffer {
  write(text: string): unknown;
}

/** The settings that an env module can override for a run. */
type ConfigurableSettings = Pick<
  EnvironmentSettings,
  | 'target'
  | 'versionTable'
  | 'versionTableSchema'
  | 'versionTablePk'
  | 'onVersionApply'
  | 'transactionPerMigration'
  | 'transactionalDdl'
  | 'includeSchemas'
  | 'ignore'
  | 'includeName'
  | 'includeObject'
  | 'compareType'
  | 'compareServerDefault'
  | 'comparePrivileges'
  | 'compareOwners'
  | 'comparators'
  | 'renderItem'
  | 'processRevisionDirectives'
  | 'templateArgs'
>;

/** What a run has to be told; whatever is not said is as the settings say it. */
export interface ConfigureOptions extends ConfigurableSettings {
  /** What `context.connect()` gave, or a client of the program's own, which is not closed. */
  readonly connection?: ConnectionTarget | undefined;
  /** A database to connect to, instead of `connection`. */
  readonly url?: ConnectionTarget | undefined;
  /** The first schema of the search path during the run, such as the schema of one tenant. It must exist. */
  readonly defaultSchema?: string | undefined;
  /** Where a script starts, instead of what was asked for: the database of one tenant may be further than another. */
  readonly startingRev?: string | undefined;
  /** Instead of what `--tag` said. */
  readonly tag?: string | undefined;
  /** Gets the script, which is then not part of the result. */
  readonly outputBuffer?: OutputBuffer | undefined;
}
