import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';

/** `asked` is the file that -c or MIGRATE_CONFIG names; null if the usual places were searched. */
export function configNotFound(asked: { path: string; by: string } | null, searched: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'CONFIG_NOT_FOUND',
    message:
      asked === null
        ? `No config file was found: looked for ${searched.join(', ')}.`
        : `The config file "${asked.path}" of ${asked.by} does not exist.`,
    hint:
      asked === null
        ? 'Create one with `migrate init`, name one with `-c FILE`, or name the folder of the revisions with `--script-location FOLDER`.'
        : 'Check the path. A relative path starts from the working folder.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function severalConfigs(paths: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'SEVERAL_CONFIGS',
    message: `Found several config files: ${quoteList(paths)}.`,
    hint: 'Name one with `-c FILE`, or delete the other.',
    exitStatus: ExitStatus.badRequest,
    data: { paths },
  });
}

export function configHasNoDefaultExport(path: string, found: string): LimbeckError {
  return new LimbeckError({
    code: 'CONFIG_HAS_NO_DEFAULT_EXPORT',
    message: `The default export of the config file must be an object of settings, or a function that returns one; found ${found}.`,
    hint: "Write `export default defineConfig({ … })`, with `import { defineConfig } from 'limbeck'`.",
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

/** A key somewhere in the settings: `environments.prod.urll`. */
export interface UnknownSetting {
  readonly path: string;
  readonly meant: string | null;
  readonly known: readonly string[];
  readonly place: ErrorPlace | undefined;
}

export function unknownSetting({ path, meant, known, place }: UnknownSetting): LimbeckError {
  return new LimbeckError({
    code: 'UNKNOWN_SETTING',
    message: `There is no setting "${path}".`,
    hint: meant === null ? `The settings are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
    exitStatus: ExitStatus.badRequest,
    ...(place === undefined ? {} : { place }),
    data: { setting: path, meant },
  });
}

export interface InvalidSetting {
  readonly path: string;
  readonly expected: string;
  /** What was found, for people; never a value that may hold a password. */
  readonly found: string;
  readonly place: ErrorPlace | undefined;
}

export function invalidSetting({ path, expected, found, place }: InvalidSetting): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_SETTING',
    message: `The setting "${path}" must be ${expected}; found ${found}.`,
    hint: 'See docs/settings.md for the values of each setting.',
    exitStatus: ExitStatus.badRequest,
    ...(place === undefined ? {} : { place }),
    data: { setting: path },
  });
}

export interface UnknownEnvironment {
  readonly name: string;
  readonly meant: string | null;
  readonly known: readonly string[];
  /** Null without a config file. */
  readonly configPath: string | null;
}

export function unknownEnvironment({ name, meant, known, configPath }: UnknownEnvironment): LimbeckError {
  return new LimbeckError({
    code: 'UNKNOWN_ENVIRONMENT',
    message: `There is no environment "${name}"${describeKnown(known, configPath)}.`,
    hint:
      meant === null ? 'Add it to `environments` in the config file, or name another one.' : `Did you mean "${meant}"?`,
    exitStatus: ExitStatus.badRequest,
    ...(configPath === null ? {} : { place: { file: configPath } }),
    data: { environment: name, known },
  });
}

function describeKnown(known: readonly string[], configPath: string | null): string {
  if (configPath === null) return ', because there is no config file';
  return known.length === 0 ? ', because the config file has none' : `; the config file has ${quoteList(known)}`;
}

/** Of several databases each has its own URL, so that one for all would be used by none, or wrongly by each. */
export function urlBesideDatabases(path: string): LimbeckError {
  return new LimbeckError({
    code: 'URL_BESIDE_DATABASES',
    message: `The setting "${path}" can't be combined with \`databases\`: it belongs to none of them.`,
    hint: 'Move it into the database that it belongs to: `databases: { app: { url: … } }`.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** Something is to be done with one of them, or a URL was given for one. */
export function databaseNeeded(names: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'DATABASE_NEEDED',
    message: `Choose a database: the settings have ${quoteList(names)}.`,
    hint: 'Add `-n NAME`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function unknownDatabase({ name, meant, known, configPath }: UnknownEnvironment): LimbeckError {
  return new LimbeckError({
    code: 'UNKNOWN_DATABASE',
    message: `There is no database "${name}"${describeKnown(known, configPath)}.`,
    hint:
      meant === null ? 'Add it to `databases` in the config file, or name another one.' : `Did you mean "${meant}"?`,
    exitStatus: ExitStatus.badRequest,
    ...(configPath === null ? {} : { place: { file: configPath } }),
    data: { database: name, known },
  });
}

export function environmentNamedTwice(names: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'ENVIRONMENT_NAMED_TWICE',
    message: `More than one environment is selected: ${quoteList(names)}.`,
    hint: 'Select one with `--env NAME` or `-x env=NAME`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function envFileUnreadable(path: string, reason: string, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'ENV_FILE_UNREADABLE',
    message: `The .env file "${path}" can't be read: ${reason}.`,
    hint: 'Check the path after `--env-file`. A relative path starts from the working folder.',
    exitStatus: ExitStatus.badRequest,
    cause,
  });
}

/** Why a run has no database. */
export interface MissingDatabase {
  /** The setting that is empty: `url`, `environments.prod.url`; null if nothing names a database. */
  readonly setting: string | null;
  /** The environment variables that are empty and may be what the setting is read from. */
  readonly variables: readonly string[];
  /** The environments that could be chosen. */
  readonly environments: readonly string[];
  /** The names, if the settings have several databases and one must be chosen. */
  readonly databases?: readonly string[];
  /** The place of the setting; null without a config file. */
  readonly place: ErrorPlace | null;
}

export function missingDatabase(why: MissingDatabase): LimbeckError {
  if (why.databases !== undefined) return databaseNeeded(why.databases);
  return new LimbeckError({
    ...(why.setting === null ? noDatabaseNamed(why) : emptyUrl(why.setting, why.variables)),
    exitStatus: ExitStatus.badRequest,
    ...(why.place === null ? {} : { place: why.place }),
    data: { setting: why.setting, variables: why.variables, environments: why.environments },
  });
}

function emptyUrl(setting: string, variables: readonly string[]) {
  return {
    code: 'DATABASE_URL_EMPTY',
    message: `There is no database URL: "${setting}" is empty${describeVariables(variables)}.`,
    hint: `Set ${variables[0] ?? 'its environment variable'}, read it from a file with \`--env-file FILE\`, or pass the URL with \`--url URL\`.`,
  } as const;
}

function describeVariables(variables: readonly string[]): string {
  if (variables.length === 0) return '';
  if (variables.length === 1) return `, because the environment variable ${variables[0]} is`;
  return `. It may come from the environment variables ${variables.join(', ')}, which are empty`;
}

function noDatabaseNamed({ environments, place }: MissingDatabase) {
  return {
    code: 'DATABASE_URL_MISSING',
    message: `No database is set: ${place === null ? 'there is no config file' : 'the settings have no `url`'}, and DATABASE_URL, PGHOST and PGDATABASE are empty.`,
    hint:
      environments.length === 0
        ? 'Set DATABASE_URL, set `url` in the config file, or pass `--url URL`.'
        : `Choose an environment with \`--env NAME\` (the config file has ${quoteList(environments)}), or set DATABASE_URL.`,
  } as const;
}

/** A program called a command with something that it does not take. */
export function invalidArgument(name: string, expected: string, found: string): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_ARGUMENT',
    message: `${name} must be ${expected}; found ${found}.`,
    hint: 'See docs/library.md for the arguments of the commands.',
    exitStatus: ExitStatus.badRequest,
    data: { argument: name },
  });
}

export function invalidIgnorePattern(pattern: string): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_SETTING',
    message: `The setting "ignore" has a pattern that can't match anything: ${JSON.stringify(pattern)}.`,
    hint: "Write 'name', 'schema.name' or 'schema.*', with a kind and a colon before it to match only objects of this kind.",
    exitStatus: ExitStatus.badRequest,
    data: { setting: 'ignore' },
  });
}
