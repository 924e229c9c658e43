import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Invocation } from './invocation.js';
import { terminalEvents } from './print/run-text.js';

/** The options of the commands that change the database. */
export interface RunFlags {
  readonly lockTimeout?: number;
  readonly sql?: boolean;
}

export function addRunOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--sql', 'write an SQL script instead of running it, without a database').conflicts([
        'lockTimeout',
        'purge',
      ]),
    )
    .option('--tag <tag>', 'text for the config and the revisions')
    .option('--lock-timeout <seconds>', 'maximum wait for another run', parseSeconds);
}

/** What the options say to the command, with the events that report its progress. */
export function runOptions({ lockTimeout }: RunFlags, invocation: Invocation) {
  const { onIndexBuild } = invocation.progress;
  return {
    ...(lockTimeout === undefined ? {} : { lockTimeoutMs: lockTimeout * 1000 }),
    ...terminalEvents(invocation),
    ...(onIndexBuild === undefined ? {} : { onIndexBuild }),
  };
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0) {
    throw new InvalidArgumentError('It takes a number of seconds.');
  }
  return seconds;
}
