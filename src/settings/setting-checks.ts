import { LOADER_NAMES } from '../loader/loader-name.js';
import { DURATION_EXAMPLES, isDuration } from '../util/duration.js';
import { isSize, SIZE_EXAMPLES } from '../util/size.js';
import { splitWords } from '../util/split-words.js';
import type { ConfigureOptions } from './configure-options.js';
import type { FleetDatabase, FleetSettings } from './fleet-settings.js';
import type { ConsoleScriptHook, ExecHook, ModuleHook } from './post-write-hook.js';
import { ROWS_CHECK } from './rows-setting.js';
import type { DatabaseSettings, EnvironmentSettings, LockRetrySettings, Settings } from './settings.js';

/** What values a setting takes. */
export interface SettingCheck {
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** Whether its values are settings themselves, by name. */
  readonly nested?: 'environments' | 'databases' | 'hooks' | 'fleet';
}

const timezone: SettingCheck = {
  expected: 'the name of a time zone, such as "UTC" or "Europe/Berlin"',
  accepts: (value) => typeof value === 'string' && isTimezone(value),
};
const text: SettingCheck = { expected: 'a string', accepts: (value) => typeof value === 'string' };
const flag: SettingCheck = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
const count: SettingCheck = {
  expected: 'a whole number that is not negative',
  accepts: (value) => Number.isInteger(value) && Number(value) >= 0,
};
const duration: SettingCheck = { expected: `a duration such as ${DURATION_EXAMPLES}`, accepts: isDuration };
const size: SettingCheck = { expected: `a size such as ${SIZE_EXAMPLES}`, accepts: isSize };
const off: SettingCheck = { expected: 'false', accepts: (value) => value === false };
const attempts: SettingCheck = {
  expected: 'a number of attempts, at least 1',
  accepts: (value) => Number.isInteger(value) && Number(value) >= 1,
};
const RETRIES: Readonly<Record<keyof LockRetrySettings, SettingCheck>> = {
  attempts,
  pause: duration,
  longestPause: duration,
};
const retries: SettingCheck = {
  expected: 'an object with attempts, pause, and longestPause',
  accepts: (value) => isObject(value) && Object.entries(Object(value)).every(([name, of]) => isRetrySetting(name, of)),
};
const texts: SettingCheck = {
  expected: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const callback: SettingCheck = { expected: 'a function', accepts: (value) => typeof value === 'function' };
const callbacks: SettingCheck = {
  expected: 'a list of functions',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'function'),
};
const textsByName: SettingCheck = {
  expected: 'an object of strings by name',
  accepts: (value) => isObject(value) && Object.values(Object(value)).every((item) => typeof item === 'string'),
};
const database: SettingCheck = {
  expected: 'a URL, the options of pg.Client or a connected client',
  accepts: (value) => typeof value === 'string' || isObject(value),
};
const models: SettingCheck = {
  expected: 'a path, a MetaData, an object with a command, or a list of these',
  accepts: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
};
const utf8: SettingCheck = {
  expected: '"utf-8": Node and TypeScript read no other',
  accepts: (value) => typeof value === 'string' && /^utf-?8$/i.test(value),
};
const buffer: SettingCheck = {
  expected: 'a stream, or an object with a method `write`',
  accepts: (value) => typeof Object(value).write === 'function',
};
const hooks: SettingCheck = {
  expected: 'a list of post-write hooks',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'function' || isObject(item)),
  nested: 'hooks',
};
const words: SettingCheck = {
  expected: 'a list of strings, or a string whose quotes are closed',
  accepts: (value) => (typeof value === 'string' ? splitWords(value) !== null : texts.accepts(value)),
};

function oneOf(names: readonly string[]): SettingCheck {
  return {
    expected: `one of ${names.map((name) => `"${name}"`).join(', ')}`,
    accepts: (value) => names.some((name) => name === value),
  };
}

function either(...checks: readonly SettingCheck[]): SettingCheck {
  return {
    expected: checks.map(({ expected }) => expected).join(', or '),
    accepts: (value) => checks.some((check) => check.accepts(value)),
  };
}

const environments: SettingCheck = {
  expected: 'an object of settings by name',
  nested: 'environments',
  accepts: isObject,
};

const NAME = /^[A-Za-z_]\w*$/;

const databases: SettingCheck = {
  expected: 'an object of settings by name, each name of letters, digits and _',
  nested: 'databases',
  accepts: (value) => isObject(value) && Object.keys(Object(value)).every((name) => NAME.test(name)),
};

function isRetrySetting(name: string, value: unknown): boolean {
  return Object.entries(RETRIES).some(
    ([known, check]) => known === name && (value === undefined || check.accepts(value)),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Checks<Of> = Readonly<Record<keyof Of, SettingCheck>>;

const COMPARISON_CHECKS = {
  target: models,
  includeSchemas: either(flag, texts),
  ignore: texts,
  includeName: callback,
  includeObject: callback,
  compareType: either(flag, callback),
  compareServerDefault: either(flag, callback),
  comparePrivileges: flag,
  compareOwners: flag,
  tryRevisions: flag,
  rows: ROWS_CHECK,
  comparators: callbacks,
  renderItem: callback,
  processRevisionDirectives: either(callback, callbacks),
};

const RUN_CHECKS = {
  versionTable: text,
  versionTableSchema: text,
  versionTablePk: flag,
  onVersionApply: either(callback, callbacks),
  transactionPerMigration: flag,
  transactionalDdl: flag,
};

const DATABASE_CHECKS: Checks<DatabaseSettings> = {
  url: database,
  directUrl: database,
  devUrl: text,
  allowSuperuserSql: flag,
  runWait: duration,
  lockTimeout: either(duration, off),
  lockRetries: either(attempts, retries),
  statementTimeout: duration,
  online: either(oneOf(['auto']), flag),
  onlineThreshold: size,
  allowBlocking: flag,
  log: flag,
  allowDestructive: either(flag, texts),
  ...COMPARISON_CHECKS,
  ...RUN_CHECKS,
};

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'advice', 'off'];

const LINT_CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  rules: (value) => isObject(value) && Object.values(Object(value)).every((each) => SEVERITIES.includes(each)),
  autogenerate: (value) => typeof value === 'boolean',
};

const lint: SettingCheck = {
  expected: "an object with `rules`, each 'error', 'warning', 'advice', or 'off', and `autogenerate`, true or false",
  accepts: (value) =>
    isObject(value) &&
    Object.entries(Object(value)).every(([name, part]) => part === undefined || LINT_CHECKS[name]?.(part) === true),
};

const fleet: SettingCheck = { expected: 'an object of settings', nested: 'fleet', accepts: isObject };

const query: SettingCheck = {
  expected: 'a query',
  accepts: (value) => (typeof value === 'string' && value.trim() !== '') || isSql(value),
};
const fleetDatabases: SettingCheck = {
  expected: 'a list of names, URLs, or objects `{ name, url }`',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string' || isFleetDatabase(item)),
};

const FLEET_CHECKS: Checks<FleetSettings> = {
  template: text,
  schemas: either(query, texts, callback),
  databases: either(query, fleetDatabases, callback),
  concurrency: { expected: 'a whole number from 1 to 1000', accepts: (value) => isWithin(value, 1000) },
  canary: either(text, texts),
  stopAfter: either({ expected: 'a whole number from 1 on', accepts: (value) => isWithin(value, Infinity) }, off),
};

const ENVIRONMENT_CHECKS: Checks<EnvironmentSettings> = {
  ...DATABASE_CHECKS,
  databases,
  fleet,
  templateArgs: textsByName,
  scriptLocation: text,
  versionLocations: texts,
  recursiveVersionLocations: flag,
  revisionEnvironment: flag,
  revisionFormat: oneOf(['ts', 'mts', 'js', 'mjs', 'sql']),
  revisionIds: oneOf(['random', 'sequential', 'date']),
  fileTemplate: text,
  truncateSlugLength: count,
  timezone,
  outputEncoding: utf8,
  postWriteHooks: hooks,
  lint,
  cache: flag,
  loader: oneOf(LOADER_NAMES),
  env: text,
};

const CONFIGURE_CHECKS: Checks<ConfigureOptions> = {
  templateArgs: textsByName,
  ...COMPARISON_CHECKS,
  ...RUN_CHECKS,
  connection: database,
  url: database,
  defaultSchema: text,
  startingRev: text,
  tag: text,
  outputBuffer: buffer,
};

const CHECKS: Checks<Settings> = { ...ENVIRONMENT_CHECKS, environments };

const HOOK_CHECKS = { type: text, name: text, options: words, cwd: text };
const EXEC_CHECKS: Checks<ExecHook> = { ...HOOK_CHECKS, executable: text };
const CONSOLE_SCRIPT_CHECKS: Checks<ConsoleScriptHook> = { ...HOOK_CHECKS, entrypoint: text };
const MODULE_CHECKS: Checks<ModuleHook> = { ...HOOK_CHECKS, module: text };

/** What may stand at the top of the settings, in an environment, in `context.configure`, and in a post-write hook of each type. */
export const SETTING_CHECKS = {
  settings: CHECKS,
  environments: ENVIRONMENT_CHECKS,
  databases: DATABASE_CHECKS,
  configure: CONFIGURE_CHECKS,
  fleet: FLEET_CHECKS,
  exec: EXEC_CHECKS,
  consoleScript: CONSOLE_SCRIPT_CHECKS,
  module: MODULE_CHECKS,
} as const;

function isWithin(value: unknown, last: number): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= last;
}

/** What `sql` of the models returns, of any copy of this package. */
function isSql(value: unknown): boolean {
  return isObject(value) && Symbol.for('limbeck.sql') in Object(value);
}

/** An item of `fleet.databases` with its own name. */
export function isFleetDatabase(value: unknown): value is FleetDatabase {
  const { name, url }: { readonly name?: unknown; readonly url?: unknown } = Object(value);
  return typeof name === 'string' && name !== '' && (typeof url === 'string' || isObject(url));
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
