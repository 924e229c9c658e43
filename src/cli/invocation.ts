import { type Command, InvalidArgumentError } from 'commander';
import type { SettingsInput } from '../settings/resolve-settings.js';
import { RunProgressLine } from './print/run-progress-line.js';
import { openTerminal, type Terminal } from './terminal.js';

/** The options that every command takes, before or after its name. */
export interface GlobalOptions {
  readonly config?: string;
  readonly x?: readonly string[];
  readonly env?: string;
  readonly name?: string;
  readonly envFile?: readonly string[];
  readonly dotenv?: readonly string[];
  readonly tag?: string;
  readonly url?: string;
  readonly scriptLocation?: string;
  readonly json?: boolean;
  readonly events?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly cache?: boolean;
}

/** What one call of the program has to work with. */
export interface Invocation {
  readonly settings: SettingsInput;
  readonly terminal: Terminal;
  readonly progress: RunProgressLine;
  /** For --json and --events: the result is for a program. */
  readonly json: boolean;
  readonly signal: AbortSignal;
}

// Of two long names of an option, commander calls it by the second.
export function addGlobalOptions(program: Command): Command {
  return program
    .option('-c, --config <file>', 'config file (default: migrate.config.ts here or in .config)', once)
    .option('-x <key=value>', 'argument for the config; -x env=prod selects an environment', collect)
    .option('--env <environment>', 'the same as -x env=<environment>')
    .option('-n, --name <database>', 'one of several databases (default: all)')
    .option('--env-file <file>', 'file with environment variables (repeatable)', collect)
    .option('--dotenv <file>', 'the same as --env-file, for Node 20', collect)
    .option('--url <url>', 'database to use instead of the one in the config')
    .option('--script-location <folder>', 'folder of the revisions, instead of the one in the config')
    .option('--json', 'print the result as JSON')
    .option('--events', 'print what happens as lines of JSON, and the result as the last one')
    .option('-q, --quiet', 'print only results and errors')
    .option('--no-cache', 'rebuild the SQL of the target, run its models, and cache nothing')
    .option('--no-color', 'print without colors')
    .option('--raiseerr, --trace', 'print the stack of an error');
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** With two config files, Commander would silently ignore one. */
function once(value: string, before: string | undefined): string {
  if (before !== undefined) {
    throw new InvalidArgumentError('`--config` can be given only once.');
  }
  return value;
}

export async function openInvocation(command: Command, signal: AbortSignal): Promise<Invocation> {
  const options: GlobalOptions = command.optsWithGlobals();
  const terminal = await openTerminal(options);
  return {
    settings: settingsInput(command.name(), options),
    terminal,
    progress: new RunProgressLine(terminal.live),
    json: options.json === true || options.events === true,
    signal,
  };
}

export function settingsInput(command: string, options: GlobalOptions): SettingsInput {
  return {
    command,
    cwd: process.cwd(),
    ...(options.config === undefined ? {} : { configPath: options.config }),
    x: options.x ?? [],
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.name === undefined ? {} : { database: options.name }),
    ...(options.tag === undefined ? {} : { tag: options.tag }),
    envFiles: [...(options.envFile ?? []), ...(options.dotenv ?? [])],
    overrides: {
      ...(options.url === undefined ? {} : { url: options.url }),
      ...(options.scriptLocation === undefined ? {} : { scriptLocation: options.scriptLocation }),
      ...(options.cache === false ? { cache: false } : {}),
    },
  };
}
