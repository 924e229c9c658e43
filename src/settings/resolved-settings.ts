import type { MissingDatabase } from '../errors/settings-errors.js';
import type { LoaderName } from '../loader/loader-name.js';
import type { Comparator } from '../operations/comparator.js';
import type { ProcessRevisionDirectives } from '../operations/revision-directive.js';
import type { ColumnComparison, IncludeName, IncludeObject } from '../schema/comparison-hooks.js';
import type { RenderItem } from '../schema/render-item.js';
import type { OnVersionApply } from '../script/on-version-apply.js';
import type { RevisionIdScheme } from '../script/revision-id.js';
import type { RevisionFormat } from '../script/revision-template.js';
import type { ConnectionTarget } from './connection-target.js';
import type { XArguments } from './define-config.js';
import type { ResolvedFleet } from './fleet-settings.js';
import type { LockLimits } from './lock-limits.js';
import type { PostWriteHook } from './post-write-hook.js';
import type { RevisionModule } from './revision-module.js';
import type { RowsSetting } from './rows-setting.js';
import type { LintSettings, Target } from './settings.js';

/** The database of a run, or the reason why the settings have none. */
export type ConnectionChoice =
  | {
      readonly kind: 'given';
      readonly target: ConnectionTarget;
      /** What named it: `url of environment "prod"`, `DATABASE_URL`, `--url`. */
      readonly origin: string;
    }
  | { readonly kind: 'missing'; readonly why: MissingDatabase };

/** The settings of one run: paths absolute, defaults filled in, the environment laid over the base. */
export interface ResolvedSettings {
  /** Null without a config file. */
  readonly configPath: string | null;
  /** The name of the database that these settings are for; null if the settings name none. */
  readonly database: string | null;
  /** All that `databases` names; none if there is only one, without a name. */
  readonly databaseNames: readonly string[];
  /** The settings of each of `databases` that is to be worked on, in their order; none if there is only one. */
  readonly databases: readonly ResolvedSettings[];
  /** Where relative paths start: the folder of the config file, or the working folder. */
  readonly baseFolder: string;
  /** The name that `-x env=` or `--env` gave. */
  readonly environment: string | null;
  /** Every name that it may give. */
  readonly environments: readonly string[];
  readonly x: XArguments;
  /** As they stood on the command line, in their order. */
  readonly xList: readonly string[];
  readonly command: string | null;
  /** Null if they are files. */
  readonly revisions: readonly RevisionModule[] | null;
  /** What `--tag` said. */
  readonly tag: string | null;

  readonly scriptLocation: string;
  readonly versionLocations: readonly string[];
  readonly recursiveVersionLocations: boolean;
  /** Paths are absolute; empty if no models are named. */
  readonly target: readonly Target[];
  readonly connection: ConnectionChoice;
  /** Null by default. */
  readonly devUrl: string | null;
  readonly allowSuperuserSql: boolean;
  readonly cache: boolean;
  readonly revisionEnvironment: boolean;
  readonly revisionFormat: RevisionFormat;
  readonly revisionIds: RevisionIdScheme;
  readonly fileTemplate: string;
  readonly templateArgs: Readonly<Record<string, string>>;
  readonly truncateSlugLength: number;
  /** Null: the machine's. */
  readonly timezone: string | null;
  readonly postWriteHooks: readonly PostWriteHook[];
  readonly versionTable: string;
  /** Null: the default schema of the connection. */
  readonly versionTableSchema: string | null;
  readonly versionTablePk: boolean;
  readonly onVersionApply: readonly OnVersionApply[];
  readonly transactionPerMigration: boolean;
  readonly transactionalDdl: boolean;
  readonly runWaitMs: number;
  /** Null if statements may wait for locks as long as the session allows. */
  readonly lockTimeoutMs: number | null;
  readonly lockLimits: Omit<LockLimits, 'timeoutMs'>;
  readonly online: 'auto' | boolean;
  /** In bytes. */
  readonly onlineThreshold: number;
  readonly allowBlocking: boolean;
  readonly log: boolean;
  readonly compareType: boolean | ColumnComparison;
  readonly compareServerDefault: boolean | ColumnComparison;
  readonly comparePrivileges: boolean;
  readonly compareOwners: boolean;
  readonly tryRevisions: boolean;
  readonly rows: Readonly<Record<string, RowsSetting>>;
  readonly includeSchemas: boolean | readonly string[];
  readonly ignore: readonly string[];
  readonly includeName: IncludeName | null;
  readonly includeObject: IncludeObject | null;
  readonly comparators: readonly Comparator[];
  readonly renderItem: RenderItem | null;
  readonly processRevisionDirectives: readonly ProcessRevisionDirectives[];
  /** Null if the settings name no fleet. */
  readonly fleet: ResolvedFleet | null;
  readonly loader: LoaderName;
  /** The path of the env module. */
  readonly env: string | null;
  /** Null by default. */
  readonly allowDestructive: boolean | readonly string[] | null;
  /** Severities by the names of rules. */
  readonly lintRules: NonNullable<LintSettings['rules']>;
  /** Whether autogenerate reports findings. */
  readonly lintsRevisions: boolean;
}
