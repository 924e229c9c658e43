import { join } from 'node:path';
import { toMilliseconds } from '../util/duration.js';
import { toBytes } from '../util/size.js';
import { toTargets } from './absolute-paths.js';
import { fillFleet } from './fleet-settings.js';
import type { ResolvedSettings } from './resolved-settings.js';
import type { EnvironmentSettings } from './settings.js';

export const DEFAULT_SCRIPT_LOCATION = 'migrations';

type Filled = Omit<
  ResolvedSettings,
  | 'configPath'
  | 'database'
  | 'databaseNames'
  | 'databases'
  | 'baseFolder'
  | 'environment'
  | 'environments'
  | 'x'
  | 'xList'
  | 'command'
  | 'tag'
  | 'revisions'
  | 'connection'
>;

/** The settings with their defaults. The paths in them are already absolute. */
export function fillDefaults(settings: EnvironmentSettings, baseFolder: string): Filled {
  return {
    ...fillRun(settings),
    ...fillWaits(settings),
    ...fillFiles(settings, baseFolder),
    ...fillComparison(settings),
  };
}

function fillRun(settings: EnvironmentSettings) {
  return {
    versionTable: settings.versionTable ?? 'limbeck_version',
    versionTableSchema: settings.versionTableSchema ?? null,
    versionTablePk: settings.versionTablePk ?? true,
    onVersionApply: toList(settings.onVersionApply),
    transactionPerMigration: settings.transactionPerMigration ?? false,
    transactionalDdl: settings.transactionalDdl ?? true,
    log: settings.log ?? true,
    devUrl: settings.devUrl || null,
    allowSuperuserSql: settings.allowSuperuserSql ?? false,
    cache: settings.cache ?? true,
    loader: settings.loader ?? 'auto',
    env: settings.env ?? null,
    fleet: fillFleet(settings.fleet),
    allowDestructive: settings.allowDestructive ?? null,
  };
}

function fillWaits({ runWait = '1min', lockTimeout = '2s', ...settings }: EnvironmentSettings) {
  return {
    runWaitMs: toMilliseconds(runWait),
    lockTimeoutMs: lockTimeout === false ? null : toMilliseconds(lockTimeout),
    lockLimits: toLockLimits(settings),
    online: settings.online ?? ('auto' as const),
    onlineThreshold: toBytes(settings.onlineThreshold ?? '64MB'),
    allowBlocking: settings.allowBlocking ?? true,
  };
}

function toLockLimits({ lockRetries = {}, statementTimeout }: EnvironmentSettings): ResolvedSettings['lockLimits'] {
  const retries = typeof lockRetries === 'number' ? { attempts: lockRetries } : lockRetries;
  return {
    statementTimeoutMs: statementTimeout === undefined ? null : toMilliseconds(statementTimeout),
    attempts: retries.attempts ?? 30,
    pauseMs: toMilliseconds(retries.pause ?? '100ms'),
    longestPauseMs: toMilliseconds(retries.longestPause ?? '30s'),
  };
}

function fillFiles(settings: EnvironmentSettings, baseFolder: string) {
  const scriptLocation = settings.scriptLocation ?? join(baseFolder, DEFAULT_SCRIPT_LOCATION);
  return {
    scriptLocation,
    versionLocations: settings.versionLocations ?? [join(scriptLocation, 'versions')],
    recursiveVersionLocations: settings.recursiveVersionLocations ?? false,
    revisionEnvironment: settings.revisionEnvironment ?? false,
    revisionFormat: settings.revisionFormat ?? ('ts' as const),
    ...fillNames(settings),
    templateArgs: settings.templateArgs ?? {},
    postWriteHooks: settings.postWriteHooks ?? [],
    lintRules: settings.lint?.rules ?? {},
    lintsRevisions: settings.lint?.autogenerate ?? true,
  };
}

function fillNames(settings: EnvironmentSettings) {
  return {
    revisionIds: settings.revisionIds ?? ('random' as const),
    fileTemplate: settings.fileTemplate ?? '%(rev)s_%(slug)s',
    truncateSlugLength: settings.truncateSlugLength ?? 40,
    timezone: settings.timezone ?? null,
  };
}

function fillComparison(settings: EnvironmentSettings) {
  return {
    target: settings.target === undefined ? [] : toTargets(settings.target),
    ...fillProperties(settings),
    tryRevisions: settings.tryRevisions ?? true,
    includeSchemas: settings.includeSchemas ?? false,
    ignore: settings.ignore ?? [],
    includeName: settings.includeName ?? null,
    includeObject: settings.includeObject ?? null,
    comparators: settings.comparators ?? [],
    renderItem: settings.renderItem ?? null,
    processRevisionDirectives: toList(settings.processRevisionDirectives),
  };
}

/** What is compared of objects. */
function fillProperties(settings: EnvironmentSettings) {
  return {
    compareType: settings.compareType ?? true,
    compareServerDefault: settings.compareServerDefault ?? true,
    comparePrivileges: settings.comparePrivileges ?? false,
    compareOwners: settings.compareOwners ?? false,
    rows: settings.rows ?? {},
  };
}

/** One function or several as a list. */
function toList<Hook extends CallableFunction>(hooks: Hook | readonly Hook[] | undefined): readonly Hook[] {
  if (hooks === undefined) return [];
  return typeof hooks === 'function' ? [hooks] : hooks;
}
