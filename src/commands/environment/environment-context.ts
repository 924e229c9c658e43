import type { ConfigureOptions } from '../../settings/configure-options.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import type { XArguments } from '../../settings/define-config.js';
import type { Queryable } from '../../util/queryable.js';

/** What runMigrations hands to the revisions, as the second argument of `upgrade` and `downgrade`. */
export type MigrationArguments = Readonly<Record<string, unknown>>;

/** The argument of the function that an env module exports: Alembic's `context`. */
export interface EnvironmentContext {
  /** The command that was called: `upgrade`. */
  readonly command: string | null;
  /** The name that `-x env=` or `--env` gave. */
  readonly environment: string | null;
  /** The one of `databases` that the function is called for; null if the settings name none. */
  readonly database: string | null;
  /** True if a script is written (`--sql`): no database is needed, and none is changed. */
  isOfflineMode(): boolean;
  /** The `-x key=value` arguments, by key. */
  getXArguments(): XArguments;
  /** One of them; undefined if it is missing, '' if it has no `=`. */
  getXArgument(key: string): string | undefined;
  /** What `--tag` said. */
  getTagArgument(): string | null;
  /** What the command was told to go to, as it was written: `head`. Several for a stamp, none for other commands. */
  getRevisionArgument(): readonly string[];
  /** The revision at which a script starts: the `4e1f` of `4e1f:head`. */
  getStartingRevisionArgument(): string | null;
  /** The only head of the revisions; several are an error. */
  getHeadRevision(): Promise<string | null>;
  getHeadRevisions(): Promise<readonly string[]>;
  /** Opens the database of the settings, or another one; it is closed when the function has ended. */
  connect(target?: ConnectionTarget): Promise<Queryable>;
  /** Says what the next `runMigrations` works on. May be called again before another one. */
  configure(options: ConfigureOptions): void;
  /** The connection that is configured; an error while a script is written. */
  getBind(): Queryable;
  /** Does the work of the command. Runs are executed one after another, even if they aren't awaited. */
  runMigrations(args?: MigrationArguments): Promise<void>;
  /** Runs SQL on the connection that is configured, or writes it into the script. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<void>;
  /** Writes text into the script; nothing if none is written. */
  staticOutput(text: string): void;
}

/** What `migrations/env.ts` exports by default. */
export type EnvironmentFunction = (context: EnvironmentContext) => unknown;
