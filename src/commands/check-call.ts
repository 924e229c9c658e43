import { invalidArgument } from '../errors/settings-errors.js';
import { describeValue } from '../settings/describe-value.js';
import type { SettingsInput } from '../settings/resolve-settings.js';
import { findClosestWord } from '../util/closest-word.js';
import { DURATION_EXAMPLES, isDuration } from '../util/duration.js';
import type { AddPlaceOptions } from './add-place.js';
import type { CheckOptions } from './check.js';
import type { CheckFilesOptions } from './check-files.js';
import type { DiagramOptions } from './diagram.js';
import type { DiffOptions } from './diff.js';
import type { DowngradeOptions } from './downgrade.js';
import type { FleetRunOptions } from './fleet/run-fleet.js';
import type { GraphOptions } from './graph.js';
import type { HeadsOptions } from './heads.js';
import type { HistoryOptions } from './history.js';
import type { ImportAlembicOptions } from './import-alembic.js';
import type { ImportHistoryOptions } from './import-history.js';
import type { LintOptions } from './lint.js';
import type { LogOptions } from './log.js';
import type { MergeOptions } from './merge.js';
import type { RebaseOptions } from './rebase.js';
import type { ReflectOptions } from './reflect.js';
import type { RenderTablesOptions } from './render-tables.js';
import type { ReportOptions } from './report.js';
import type { RevisionOptions } from './revision.js';
import type { SquashOptions } from './squash.js';
import type { StampOptions } from './stamp.js';
import type { StatusOptions } from './status.js';
import type { UpgradeOptions } from './upgrade.js';
import type { VerifyOptions } from './verify.js';

interface Kind {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const text: Kind = { expected: 'a string', accepts: (value) => typeof value === 'string' };
const flag: Kind = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
const duration: Kind = { expected: `a duration such as ${DURATION_EXAMPLES}`, accepts: isDuration };
const durationOrFalse: Kind = {
  expected: `${duration.expected}, or false`,
  accepts: (value) => value === false || isDuration(value),
};
const count: Kind = { expected: 'a number', accepts: (value) => typeof value === 'number' && value >= 0 };
const countOrFalse: Kind = {
  expected: 'a number, or false',
  accepts: (value) => value === false || count.accepts(value),
};
const autoOrFlag: Kind = {
  expected: '"auto", true or false',
  accepts: (value) => value === 'auto' || flag.accepts(value),
};
const callback: Kind = { expected: 'a function', accepts: (value) => typeof value === 'function' };
const object: Kind = { expected: 'an object', accepts: isObject };
const texts: Kind = {
  expected: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const textOrTexts: Kind = {
  expected: `${text.expected}, or ${texts.expected}`,
  accepts: (value) => text.accepts(value) || texts.accepts(value),
};
const textOrFalse: Kind = {
  expected: 'a string, or false',
  accepts: (value) => value === false || text.accepts(value),
};
const flagOrTexts: Kind = {
  expected: `${flag.expected}, or ${texts.expected}`,
  accepts: (value) => flag.accepts(value) || texts.accepts(value),
};
const objects: Kind = {
  expected: 'a list of modules',
  accepts: (value) => Array.isArray(value) && value.every(isObject),
};
const client: Kind = {
  expected: 'a connected client with a method `query`',
  accepts: (value) => typeof value === 'object' && value !== null && 'query' in value,
};

type Kinds<Key extends PropertyKey> = Readonly<Record<Key, Kind>>;

const INPUT: Kinds<keyof SettingsInput> = {
  settings: object,
  connection: client,
  revisions: objects,
  cwd: text,
  command: text,
  configPath: text,
  x: texts,
  env: text,
  database: text,
  tag: text,
  envFiles: texts,
  overrides: object,
};

type KeyOf<Union> = Union extends unknown ? keyof Union : never;

const OPTIONS: Kinds<
  KeyOf<
    | AddPlaceOptions
    | CheckFilesOptions
    | CheckOptions
    | DiagramOptions
    | DiffOptions
    | DowngradeOptions
    | FleetRunOptions
    | GraphOptions
    | HeadsOptions
    | HistoryOptions
    | ImportAlembicOptions
    | ImportHistoryOptions
    | LintOptions
    | LogOptions
    | MergeOptions
    | RebaseOptions
    | ReflectOptions
    | RenderTablesOptions
    | ReportOptions
    | RevisionOptions
    | SquashOptions
    | StampOptions
    | StatusOptions
    | UpgradeOptions
    | VerifyOptions
  >
> = {
  accept: flag,
  advice: flag,
  alembic: textOrFalse,
  all: flag,
  allowDestructive: flagOrTexts,
  autogenerate: flag,
  branchLabel: text,
  chooseRename: callback,
  columns: text,
  concurrency: count,
  definitions: flag,
  delete: flag,
  dependsOn: texts,
  environments: texts,
  expandContract: flag,
  explain: text,
  files: texts,
  folder: textOrTexts,
  format: text,
  from: text,
  fromRevisions: flag,
  head: text,
  indicateCurrent: flag,
  ini: text,
  irreversible: texts,
  limit: count,
  lockTimeout: durationOrFalse,
  longerThan: count,
  message: text,
  onBackfill: callback,
  onDatabase: callback,
  onFailure: callback,
  onFleet: callback,
  onHook: callback,
  onHookLine: callback,
  onIndexBuild: callback,
  onLockRetry: callback,
  onOnlineStep: callback,
  online: autoOrFlag,
  onLockWait: callback,
  onNotice: callback,
  onPlace: callback,
  onPlanned: callback,
  onProgress: callback,
  onRun: callback,
  onSlowStart: callback,
  onStep: callback,
  onVerify: callback,
  onWaiting: callback,
  onWarning: callback,
  only: texts,
  onto: text,
  out: text,
  path: text,
  place: text,
  purge: flag,
  range: text,
  ranges: texts,
  rename: texts,
  renameTable: texts,
  renameType: texts,
  resolveDependencies: flag,
  restartRevision: flag,
  revId: text,
  revision: text,
  runWait: duration,
  revisions: texts,
  rows: texts,
  shard: text,
  signal: object,
  since: text,
  splice: flag,
  sql: text,
  try: flag,
  stamp: flag,
  stopAfter: countOrFalse,
  table: text,
  tables: texts,
  to: text,
  versionPath: text,
};

/** Options without which a command has nothing to do. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  addPlace: ['place'],
  downgrade: ['revision'],
  downgradeFleet: ['revision'],
  downgradePlan: ['revision'],
  edit: ['revisions'],
  importAlembic: ['folder'],
  importDrizzle: ['folder'],
  importFlyway: ['folder'],
  importKnex: ['folder'],
  importNodePgMigrate: ['folder'],
  importPrisma: ['folder'],
  merge: ['revisions'],
  rebase: ['revision'],
  squash: ['range'],
  show: ['revision'],
  stamp: ['revisions'],
  stampFleet: ['revisions'],
};

/** Refuses what a program without types may hand to a command, before it fails somewhere inside. */
export function checkCall(command: string, input: unknown, options: unknown): void {
  checkObject(`The first argument of commands.${command}`, input, INPUT);
  checkObject(`The second argument of commands.${command}`, options, OPTIONS);
  for (const name of REQUIRED[command] ?? []) {
    if (!isObject(options) || Reflect.get(options, name) === undefined) {
      throw invalidArgument(`\`${name}\` of commands.${command}`, OPTION_KINDS.get(name)?.expected ?? '', 'nothing');
    }
  }
}

const OPTION_KINDS = new Map<string, Kind>(Object.entries(OPTIONS));

function checkObject(what: string, value: unknown, kinds: Kinds<string>): void {
  if (value === undefined) return;
  if (!isObject(value)) throw invalidArgument(what, 'an object', describeValue(value));
  const known = new Map(Object.entries(kinds));
  for (const [name, property] of Object.entries(value)) {
    const kind = known.get(name);
    if (kind === undefined) throw unknownProperty(what, name, [...known.keys()]);
    if (property !== undefined && !kind.accepts(property)) {
      throw invalidArgument(`\`${name}\` in the ${what.slice('The '.length)}`, kind.expected, describeValue(property));
    }
  }
}

function unknownProperty(what: string, name: string, known: readonly string[]) {
  const meant = findClosestWord(name, known);
  const words =
    meant === null ? `an object of ${known.join(', ')}` : `an object of what it takes, such as \`${meant}\``;
  return invalidArgument(what, words, `\`${name}\``);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
