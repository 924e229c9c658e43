import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configNotFound } from '../errors/settings-errors.js';
import { explainLoadError } from '../loader/explain-load-error.js';
import { withAbsolutePaths, withAbsoluteUrls } from './absolute-paths.js';
import { checkSettings } from './check-settings.js';
import { chooseDatabase, chooseNamedDatabase, type DatabaseChoice, type SettingsLayer } from './choose-database.js';
import { chooseEnvironment } from './choose-environment.js';
import { ConfigSource } from './config-source.js';
import type { LiveClient } from './connection-target.js';
import type { XArguments } from './define-config.js';
import { observeEmptyReads } from './empty-reads.js';
import { findEmptyVariables } from './empty-variables.js';
import { loadEnvFiles } from './env-files.js';
import { DEFAULT_SCRIPT_LOCATION, fillDefaults } from './fill-defaults.js';
import { CONFIG_PLACES, findConfig } from './find-config.js';
import { learnSecretsOfEnvironment, learnSecretsOfSettings } from './learn-secrets.js';
import { loadConfig } from './load-config.js';
import { mergeLayers } from './merge-layers.js';
import { chooseNamed, layersOfDatabases, type NamedDatabase } from './named-databases.js';
import type { ConnectionChoice, ResolvedSettings } from './resolved-settings.js';
import type { RevisionModule } from './revision-module.js';
import type { EnvironmentSettings, Settings } from './settings.js';
import { parseXArguments } from './x-arguments.js';

/** What the command line or a program sets in addition to the config file, or instead of it. */
export interface SettingsInput {
  /** The settings themselves. No config file is read then, and relative paths start from `cwd`. */
  readonly settings?: Settings | undefined;
  /** A client that is connected, instead of the database of the settings. It is not closed. */
  readonly connection?: LiveClient | undefined;
  /** All revisions as modules, instead of files. */
  readonly revisions?: readonly RevisionModule[] | undefined;
  /**
   * Where the config file is looked for, and where the paths of `settings`, `overrides` and `envFiles` start. Default:
   * the working folder.
   */
  readonly cwd?: string | undefined;
  /** The command that is called; a config that is a function is told. */
  readonly command?: string | undefined;
  /** `-c FILE`. */
  readonly configPath?: string | undefined;
  /** Each `-x`, as it was written: `key=value`. */
  readonly x?: readonly string[] | undefined;
  /** `--env NAME`, the same as `-x env=NAME`. */
  readonly env?: string | undefined;
  /** `-n NAME`: the one of `databases` to work on. Default: all of them. */
  readonly database?: string | undefined;
  /** `--tag TAG`: for the config and the revisions to make of it what they will. */
  readonly tag?: string | undefined;
  /** `--env-file FILE`, in their order. */
  readonly envFiles?: readonly string[] | undefined;
  /** Settings that win over those of the config. */
  readonly overrides?: EnvironmentSettings | undefined;
}

/**
 * The settings of one run: what the input says, over the environment that is chosen, over the config file, over the
 * defaults. The environment variables of `envFiles` are put into `process.env`. Errors have exit status 2.
 */
export async function resolveSettings(input: SettingsInput): Promise<ResolvedSettings> {
  const { cwd = process.cwd() } = input;
  learnSecretsOfSettings(input);
  learnSecretsOfEnvironment();
  loadEnvFiles(input.envFiles ?? [], cwd);
  const { x, environment } = parseXArguments(input.x ?? [], input.env);
  const config = await readConfig(input, cwd, x);
  learnSecretsOfSettings(config.settings);
  // A config may have read a .env file itself.
  learnSecretsOfEnvironment();
  const chosen = chooseEnvironment(config.settings, environment, config);
  const baseFolder = config.path === null ? cwd : dirname(config.path);
  const layers: readonly SettingsLayer[] = [
    { path: [], settings: overridesOf(input, cwd) },
    { path: ['environments', environment ?? ''], settings: withAbsolutePaths(chosen, baseFolder) },
    { path: [], settings: withAbsolutePaths(config.settings, baseFolder) },
  ];
  const merged = mergeLayers(layers.map(({ settings }) => settings));
  if (config.path === null && !saysEnough(input)) requireScriptLocation(merged, baseFolder);
  const databases = layersOfDatabases(layers);
  const common = {
    configPath: config.path,
    databaseNames: databases.map(({ name }) => name),
    baseFolder,
    environment,
    environments: Object.keys(config.settings.environments ?? {}),
    x,
    xList: input.x ?? [],
    command: input.command ?? null,
    tag: input.tag ?? null,
    revisions: input.revisions ?? null,
  };
  const asked = chooseNamed(databases, { asked: input.database, configPath: config.path });
  if (asked.length > 0) return resolveDatabases(asked, { config, common, merged });
  return {
    ...common,
    database: null,
    databases: [],
    connection: toConnection(chooseDatabase(layers), config, null),
    ...fillDefaults(merged, baseFolder),
  };
}

interface Common {
  readonly config: Config;
  readonly common: Omit<
    ResolvedSettings,
    keyof ReturnType<typeof fillDefaults> | 'database' | 'databases' | 'connection'
  >;
  readonly merged: EnvironmentSettings;
}

/** Settings of several databases; where only one is asked for, they are its own. */
function resolveDatabases(asked: readonly NamedDatabase[], { config, common, merged }: Common): ResolvedSettings {
  const databases: readonly ResolvedSettings[] = asked.map(({ name, layers }) => ({
    ...common,
    database: name,
    databases: [],
    connection: toConnection(chooseNamedDatabase(layers), config, ['databases', name, 'url']),
    ...fillDefaults(mergeLayers(layers.map(({ settings }) => settings)), common.baseFolder),
  }));
  const [only, ...others] = databases;
  if (only !== undefined && others.length === 0) return { ...only, databases };
  return {
    ...common,
    database: null,
    databases,
    connection: { kind: 'missing', why: { ...NOTHING_SAID, databases: common.databaseNames } },
    ...fillDefaults(merged, common.baseFolder),
  };
}

const NOTHING_SAID = { setting: null, variables: [], environments: [], place: null };

/** What is known of the config file; without one there are no settings and no path. */
interface Config {
  readonly path: string | null;
  readonly settings: Settings;
  readonly isFunction: boolean;
  readonly source: ConfigSource | null;
  readonly emptyReads: ReadonlySet<string>;
}

const NO_CONFIG: Config = { path: null, settings: {}, isFunction: false, source: null, emptyReads: new Set() };

async function readConfig(input: SettingsInput, cwd: string, x: XArguments): Promise<Config> {
  if (input.settings !== undefined) {
    checkSettings(input.settings, null);
    return { ...NO_CONFIG, settings: input.settings };
  }
  const path = findConfig(cwd, input.configPath);
  if (path === null) return NO_CONFIG;
  const source = new ConfigSource(path);
  const { result, empty } = await observeEmptyReads(() =>
    loadConfig(path, { x, command: input.command ?? null, tag: input.tag ?? null, env: process.env }),
  );
  const { settings, isFunction } = result;
  checkLoaded(settings, source);
  return { path, settings, isFunction, source, emptyReads: empty };
}

/** Reading a setting may run a getter of the user's, and that may throw. */
function checkLoaded(settings: object, source: ConfigSource): asserts settings is Settings {
  try {
    checkSettings(settings, source);
  } catch (error) {
    throw explainLoadError(error, source.path);
  }
}

function overridesOf({ overrides = {}, connection }: SettingsInput, cwd: string): EnvironmentSettings {
  const settings = withAbsolutePaths(withAbsoluteUrls(overrides, cwd), cwd);
  return connection === undefined ? settings : { ...settings, url: connection, directUrl: undefined };
}

/** A program that gives its settings or its revisions need not have a folder. */
function saysEnough({ settings, revisions }: SettingsInput): boolean {
  return settings !== undefined || revisions !== undefined;
}

/** @param usual the setting where the URL should be, if no setting has it. */
function toConnection(choice: DatabaseChoice, config: Config, usual: readonly string[] | null): ConnectionChoice {
  if (choice.kind === 'given') return choice;
  const { source, emptyReads } = config;
  const path = choice.kind === 'empty' ? choice.path : usual;
  return {
    kind: 'missing',
    why: {
      setting: path?.join('.') ?? null,
      variables: source === null || path === null ? [] : findEmptyVariables(source, path, emptyReads),
      environments: Object.keys(config.settings.environments ?? {}),
      place: source?.placeOf(path ?? []) ?? null,
    },
  };
}

/** Without a config file and without a folder of revisions this is not the folder of a project. */
function requireScriptLocation({ scriptLocation }: EnvironmentSettings, baseFolder: string): void {
  if (scriptLocation === undefined && !existsSync(join(baseFolder, DEFAULT_SCRIPT_LOCATION))) {
    throw configNotFound(null, CONFIG_PLACES);
  }
}
