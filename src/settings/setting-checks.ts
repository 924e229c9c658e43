import { LOADER_NAMES } from '../loader/loader-name.js';
import type { DatabaseSettings, EnvironmentSettings, Settings } from './settings.js';

/** What values a setting takes. */
export interface SettingCheck {
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** Whether its values are settings themselves, by name. */
  readonly nested?: 'databases' | 'environments';
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
const texts: SettingCheck = {
  expected: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const callback: SettingCheck = { expected: 'a function', accepts: (value) => typeof value === 'function' };
const database: SettingCheck = {
  expected: 'a URL, the options of pg.Client or a connected client',
  accepts: (value) => typeof value === 'string' || isObject(value),
};
const loader: SettingCheck = {
  expected: `one of ${LOADER_NAMES.map((name) => `"${name}"`).join(', ')}`,
  accepts: (value) => LOADER_NAMES.some((name) => name === value),
};
const models: SettingCheck = {
  expected: 'a path, a MetaData, or a list of them',
  accepts: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
};
const hooks: SettingCheck = {
  expected: 'a list of post-write hooks',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'function' || isObject(item)),
};

function either(...checks: readonly SettingCheck[]): SettingCheck {
  return {
    expected: checks.map(({ expected }) => expected).join(', or '),
    accepts: (value) => checks.some((check) => check.accepts(value)),
  };
}

function named(nested: 'databases' | 'environments'): SettingCheck {
  return { expected: 'an object of settings by name', nested, accepts: isObject };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Checks<Of> = Readonly<Record<keyof Of, SettingCheck>>;

const DATABASE_CHECKS: Checks<DatabaseSettings> = {
  scriptLocation: text,
  versionLocations: texts,
  recursiveVersionLocations: flag,
  target: models,
  url: database,
  directUrl: database,
  versionTable: text,
  versionTableSchema: text,
  transactionPerMigration: flag,
  lockTimeoutMs: count,
  compareType: either(flag, callback),
  compareServerDefault: either(flag, callback),
  includeSchemas: either(flag, texts),
  includeName: callback,
  includeObject: callback,
  allowDestructive: flag,
};

const ENVIRONMENT_CHECKS: Checks<EnvironmentSettings> = {
  ...DATABASE_CHECKS,
  databases: named('databases'),
  fileTemplate: text,
  truncateSlugLength: count,
  timezone,
  postWriteHooks: hooks,
  loader,
  env: text,
};

const CHECKS: Checks<Settings> = { ...ENVIRONMENT_CHECKS, environments: named('environments') };

/** What may stand at the top of the settings, in an environment, and in a database. */
export const SETTING_CHECKS = {
  settings: CHECKS,
  environments: ENVIRONMENT_CHECKS,
  databases: DATABASE_CHECKS,
} as const;

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
