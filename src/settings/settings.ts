import type { LoaderName } from '../loader/loader-name.js';
import type { Comparator } from '../operations/comparator.js';
import type { ProcessRevisionDirectives } from '../operations/revision-directive.js';
import type { ColumnComparison, IncludeName, IncludeObject } from '../schema/comparison-hooks.js';
import type { RenderItem } from '../schema/render-item.js';
import type { OnVersionApply } from '../script/on-version-apply.js';
import type { RevisionIdScheme } from '../script/revision-id.js';
import type { RevisionFormat } from '../script/revision-template.js';
import type { Duration } from '../util/duration.js';
import type { Size } from '../util/size.js';
import type { CommandTarget } from './command-target.js';
import type { ConnectionTarget } from './connection-target.js';
import type { DrizzleTarget } from './drizzle-target.js';
import type { FleetSettings } from './fleet-settings.js';
import type { PostWriteHook } from './post-write-hook.js';
import type { RowsSetting } from './rows-setting.js';

/**
/**
 * Where the declared schema comes from: the path of a module or an SQL file, a folder or a pattern of those, a MetaData, the
 * result of `drizzle()`, or a command that prints SQL.
 */
export type Target = string | CommandTarget | DrizzleTarget | object;

/** What `lockRetries` may say in detail. */
export interface LockRetrySettings {
  /** The first attempt included. */
  readonly attempts?: number | undefined;
  readonly pause?: Duration | undefined;
  readonly longestPause?: Duration | undefined;
}

/** What each of several databases may say for itself; the rest is the same for all. */
export type DatabaseSettings = Pick<
  EnvironmentSettings,
  | 'target'
  | 'url'
  | 'directUrl'
  | 'devUrl'
  | 'allowSuperuserSql'
  | 'versionTable'
  | 'versionTableSchema'
  | 'versionTablePk'
  | 'onVersionApply'
  | 'transactionPerMigration'
  | 'transactionalDdl'
  | 'runWait'
  | 'lockTimeout'
  | 'lockRetries'
  | 'statementTimeout'
  | 'online'
  | 'onlineThreshold'
  | 'allowBlocking'
  | 'log'
  | 'compareType'
  | 'compareServerDefault'
  | 'comparePrivileges'
  | 'compareOwners'
  | 'rows'
  | 'tryRevisions'
  | 'includeSchemas'
  | 'ignore'
  | 'includeName'
  | 'includeObject'
  | 'comparators'
  | 'renderItem'
  | 'processRevisionDirectives'
  | 'allowDestructive'
>;

/** What `migrate lint` reports. */
export interface LintSettings {
  /** Severities by the names of rules. `off` turns a rule off. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'advice' | 'off'>> | undefined;
  /** Whether `revision --autogenerate` reports findings in what it writes. Default: true. */
  readonly autogenerate?: boolean | undefined;
}

/** The settings that an environment can override. */
export interface EnvironmentSettings {
  /** The folder of the revisions and their template. Default: `./migrations`. */
  readonly scriptLocation?: string | undefined;
  /** The folders of the revision files. Default: `versions` in the script location. */
  readonly versionLocations?: readonly string[] | undefined;
  /** Whether folders inside those are searched too; needed if the file template contains a `/`. Default: false. */
  readonly recursiveVersionLocations?: boolean | undefined;
  /**
   * The models: the path of a module or an SQL file, a folder or a pattern of those, a MetaData, a Drizzle schema, a command,
   * or a list of them.
   */
  readonly target?: Target | readonly Target[] | undefined;
  /**
   * The database: `postgres://…`, `pglite://folder` (embedded), `pglite://memory`, the options of `pg.Client`, or a
   * client that is already connected. Without it `DATABASE_URL`, then the `PG*` variables. One that is given and empty
   * is an error: it never falls back to another database.
   */
  readonly url?: ConnectionTarget | undefined;
  /** Used instead of `url` if it isn't empty, to bypass a transaction pooler. */
  readonly directUrl?: ConnectionTarget | undefined;
  /**
   * A server, or an empty database, for scratch work: the SQL of a target is run there. Without it a temporary database
   * on the server of `url`, else an embedded one.
   */
  readonly devUrl?: string | undefined;
  /**
   * Whether the SQL of a target may reach the server itself: programs and files (`COPY … TO PROGRAM`), other sessions,
   * other servers (`dblink`). It runs as the role of `devUrl` or `url`. Default: false.
   */
  readonly allowSuperuserSql?: boolean | undefined;
  /** The table that names the current revisions. Default: `limbeck_version`; Alembic's is `alembic_version`. */
  readonly versionTable?: string | undefined;
  /** The schema of that table. Default: the default schema of the connection. */
  readonly versionTableSchema?: string | undefined;
  /** Whether a version table that is created gets a primary key. Default: true. */
  readonly versionTablePk?: boolean | undefined;
  /** Called after each change of the version table, in its transaction: one function, or several. */
  readonly onVersionApply?: OnVersionApply | readonly OnVersionApply[] | undefined;
  /** A transaction for each revision instead of one for the run. Default: false. */
  readonly transactionPerMigration?: boolean | undefined;
  /**
   * False: a transaction for each revision, and none in scripts, for a program that puts one around them. Default: true.
   */
  readonly transactionalDdl?: boolean | undefined;
  /** How long to wait for another run on the same database. Default: `1min`. */
  readonly runWait?: Duration | undefined;
  /**
   * How long the statements of a transaction may wait for locks that other sessions hold, all together (PostgreSQL's
   * lock_timeout). After that the run lets go of what it has locked, waits, and tries again. False: as long as the session
   * allows. Default: `2s`.
   */
  readonly lockTimeout?: Duration | false | undefined;
  /**
   * How often a run tries to get its locks, and how long it waits after the first and the last attempts. Default: 30
   * attempts, from `100ms`, doubling to `30s`.
   */
  readonly lockRetries?: number | LockRetrySettings | undefined;
  /** How long a statement may take that may hold such a lock (PostgreSQL's statement_timeout). Default: no limit. */
  readonly statementTimeout?: Duration | undefined;
  /**
   * Whether directives run online, step by step outside the transaction, if they would stop others for longer than a
   * moment: `auto` on tables from `onlineThreshold` on, true on every table that has rows, false never. Default: `auto`.
   */
  readonly online?: 'auto' | boolean | undefined;
  /** The size of a table, with its partitions, from which `auto` runs directives online. Default: `64MB`. */
  readonly onlineThreshold?: Size | undefined;
  /** False: what would stop others on such a table and has no online form is refused. Default: true. */
  readonly allowBlocking?: boolean | undefined;
  /** Whether runs are recorded next to the version table, in `limbeck_version_log`; `migrate log` shows it. Default: true. */
  readonly log?: boolean | undefined;
  /** Whether types of columns are compared, or a function that decides. Default: true. */
  readonly compareType?: boolean | ColumnComparison | undefined;
  /** Whether server defaults are compared, or a function that decides. Default: true. */
  readonly compareServerDefault?: boolean | ColumnComparison | undefined;
  /** Whether privileges are compared: GRANT, REVOKE and default privileges. Default: false. */
  readonly comparePrivileges?: boolean | undefined;
  /** Whether owners are compared. Default: false. */
  readonly compareOwners?: boolean | undefined;
  /** Whether autogenerate runs a new revision on a copy of the schema, in a scratch database. Default: true. */
  readonly tryRevisions?: boolean | undefined;
  /** Tables of SQL targets whose rows belong to the schema, by name: `{ plans: { mode: 'exact' } }`. */
  readonly rows?: Readonly<Record<string, RowsSetting>> | undefined;
  /** Whether schemas other than the default one are compared: all of them, or those named. Default: false. */
  readonly includeSchemas?: boolean | readonly string[] | undefined;
  /** What is left out on both sides: `'audit.*'`, `'table:spatial_ref_sys'`. */
  readonly ignore?: readonly string[] | undefined;
  /** Decides on names of the database before they are reflected. */
  readonly includeName?: IncludeName | undefined;
  /** Decides on objects of both sides before they are compared. */
  readonly includeObject?: IncludeObject | undefined;
  /** Compare objects of the user's own kinds: views, functions, policies. */
  readonly comparators?: readonly Comparator[] | undefined;
  /** Says pieces of new revision files in the project's own words. */
  readonly renderItem?: RenderItem | undefined;
  /** Change what `revision` is about to write, and what `check` finds: one function, or several. */
  readonly processRevisionDirectives?: ProcessRevisionDirectives | readonly ProcessRevisionDirectives[] | undefined;
  /**
   * Whether revisions may destroy data. False refuses what destroys data and what may destroy it; a list of ids allows
   * these revisions only. Default: true.
   */
  readonly allowDestructive?: boolean | readonly string[] | undefined;
  /** How severe the findings of `migrate lint` are: `{ rules: { 'drop-column': 'error', 'rename-table': 'off' } }`. */
  readonly lint?: LintSettings | undefined;
  /** Whether the env module also runs for revisions that aren't generated, and for merges. Default: false. */
  readonly revisionEnvironment?: boolean | undefined;
  /** The language of new revision files, where `--format` says nothing. Default: `ts`. */
  readonly revisionFormat?: RevisionFormat | undefined;
  /**
   * The ids of new revisions: `random` (`4e1f0b7c92ad`), `sequential` (`0042_7c1e`), or `date` (`20260302091455`, in UTC).
   * Default: `random`.
   */
  readonly revisionIds?: RevisionIdScheme | undefined;
  /**
   * The name of a new revision file, without its ending: `%(rev)s %(slug)s %(epoch)s %(year)d %(month).2d %(day).2d
   * %(hour).2d %(minute).2d %(second).2d`. Default: `%(rev)s_%(slug)s`.
   */
  readonly fileTemplate?: string | undefined;
  /** What further placeholders of the revision template stand for, by name. */
  readonly templateArgs?: Readonly<Record<string, string>> | undefined;
  /** The longest slug in a file name, in characters. Default: 40. */
  readonly truncateSlugLength?: number | undefined;
  /** The time zone of Create Date and of the file name, such as `UTC`. Default: the machine's. */
  readonly timezone?: string | undefined;
  /** The encoding of revision files, which is always UTF-8. */
  readonly outputEncoding?: 'utf-8' | undefined;
  /** What runs after a revision file was written: a formatter. */
  readonly postWriteHooks?: readonly PostWriteHook[] | undefined;
  /**
   * Several databases with one history: `-n NAME` picks one, otherwise a command works on all of them, in this order. Each
   * says its own `url`.
   */
  readonly databases?: Readonly<Record<string, DatabaseSettings>> | undefined;
  /** One schema in many places, for `--fleet`: a schema or a database for each tenant. */
  readonly fleet?: FleetSettings | undefined;
  /** Whether Limbeck caches what a target declares. Default: true. */
  readonly cache?: boolean | undefined;
  /** What loads models, env and revisions. Default: `auto`. */
  readonly loader?: LoaderName | undefined;
  /** A module that configures the run itself. */
  readonly env?: string | undefined;
}

/** What `migrate.config.ts` may say. Relative paths start from its folder. */
export interface Settings extends EnvironmentSettings {
  /** What `-x env=NAME` lays over the rest: each setting that it names, also an empty one, replaces that of the base. */
  readonly environments?: Readonly<Record<string, EnvironmentSettings>> | undefined;
}
