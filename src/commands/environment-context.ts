import type { ColumnComparison, IncludeName, IncludeObject } from '../schema/comparison-hooks.js';
import type { ConnectionTarget } from '../settings/connection-target.js';
import type { XArguments } from '../settings/define-config.js';
import type { Target } from '../settings/settings.js';
import type { Queryable } from '../util/queryable.js';

/** What a run has to be told; whatever is not said is as the settings say it. */
export interface ConfigureOptions {
  /** What `context.connect()` gave, or a client of the program's own, which is not closed. */
  readonly connection?: ConnectionTarget | undefined;
  /** A database to connect to, instead of `connection`. */
  readonly url?: ConnectionTarget | undefined;
  /** The schema that stands first in the search path while it runs: the schema of one tenant. It must exist. */
  readonly defaultSchema?: string | undefined;
  readonly target?: Target | readonly Target[] | undefined;
  readonly versionTable?: string | undefined;
  readonly versionTableSchema?: string | undefined;
  readonly transactionPerMigration?: boolean | undefined;
  readonly includeSchemas?: boolean | readonly string[] | undefined;
  readonly includeName?: IncludeName | undefined;
  readonly includeObject?: IncludeObject | undefined;
  readonly compareType?: boolean | ColumnComparison | undefined;
  readonly compareServerDefault?: boolean | ColumnComparison | undefined;
}

/** What runMigrations hands to the revisions, as the second argument of `upgrade` and `downgrade`. */
export type MigrationArguments = Readonly<Record<string, unknown>>;

/** What the function that an env file exports is given: Alembic's `context`. */
export interface EnvironmentContext {
  /** The command that was called: `upgrade`. */
  readonly command: string | null;
  /** The name that `-x env=` or `--env` gave. */
  readonly environment: string | null;
  /** The `-x key=value` arguments, by key. */
  getXArguments(): XArguments;
  /** One of them; undefined where it is not there, '' where it has no `=`. */
  getXArgument(key: string): string | undefined;
  /** The only head of the revisions; several are an error. */
  getHeadRevision(): Promise<string | null>;
  getHeadRevisions(): Promise<readonly string[]>;
  /** Opens the database of the settings, or another one; it is closed when the function has ended. */
  connect(target?: ConnectionTarget): Promise<Queryable>;
  /** Says what the next `runMigrations` works on. May be called again before another one. */
  configure(options: ConfigureOptions): void;
  /** Does what the command is there for. Runs come one after another, also where none is awaited. */
  runMigrations(args?: MigrationArguments): Promise<void>;
  /** Runs SQL on the connection that is configured. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<void>;
}

/** What `migrations/env.ts` exports by default. */
export type EnvironmentFunction = (context: EnvironmentContext) => unknown;
