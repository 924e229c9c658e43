import { type Command, InvalidArgumentError, Option } from 'commander';
import { DURATION_EXAMPLES, type Duration, isDuration } from '../util/duration.js';
import type { Invocation } from './invocation.js';
import { quietEvents, terminalEvents } from './print/run-text.js';
import { limitYoungSpace } from './process/limit-young-space.js';

/** The options of the commands that change the database. */
export interface RunFlags {
  readonly wait?: Duration;
  readonly lockTimeout?: Duration;
  readonly online?: boolean;
  readonly sql?: boolean;
  readonly plan?: boolean;
  readonly restartRevision?: boolean;
}

/** Options of upgrade, downgrade, and stamp that aren't for a fleet. */
export const ONE_DATABASE = ['sql', 'plan'] as const;

export function addRunOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--sql', 'write an SQL script instead of running it, without a database').conflicts([
        'wait',
        'restartRevision',
        'purge',
      ]),
    )
    .option('--tag <tag>', 'text for the config and the revisions')
    .option('--wait <duration>', 'maximum wait for another run, such as 30s', parseDurationOption)
    .option('--lock-timeout <duration>', 'maximum wait of a transaction for locks, such as 500ms', parseDurationOption);
}

/** The options of the commands that run revisions. */
export function addOnlineOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--plan', 'show what would run, what it locks, and what it destroys').conflicts([
        'sql',
        'wait',
        'lockTimeout',
        'restartRevision',
      ]),
    )
    .option('--online', 'run directives online on every table that has rows')
    .option('--no-online', 'run every directive as it is written')
    .option('--restart-revision', 'undo what an interrupted run did of a revision, and begin again');
}

/** What the options say to the command, with the events that report its progress. */
export function runOptions({ wait, lockTimeout, online, restartRevision }: RunFlags, invocation: Invocation) {
  const { onIndexBuild, onBackfill } = invocation.progress;
  const events = terminalEvents(invocation);
  return {
    ...(wait === undefined ? {} : { runWait: wait }),
    ...(lockTimeout === undefined ? {} : { lockTimeout }),
    ...(online === undefined ? {} : { online }),
    ...(restartRevision === undefined ? {} : { restartRevision }),
    ...events,
    onDatabase: (database: string) => {
      limitYoungSpace();
      events.onDatabase?.(database);
    },
    ...(onIndexBuild === undefined ? {} : { onIndexBuild }),
    ...(onBackfill === undefined ? {} : { onBackfill }),
  };
}

/** What they say of a script, which is written without a database. */
export function scriptOptions({ lockTimeout, online }: RunFlags, { signal }: Pick<Invocation, 'signal'>) {
  return { ...(lockTimeout === undefined ? {} : { lockTimeout }), signal, online: online === true };
}

/** What they say of a plan, which only reads. */
export function planOptions({ online }: RunFlags, invocation: Invocation) {
  return { ...(online === undefined ? {} : { online }), ...quietEvents(invocation) };
}

function parseDurationOption(text: string): Duration {
  if (!isDuration(text)) throw new InvalidArgumentError(`It takes a duration such as ${DURATION_EXAMPLES}.`);
  return text;
}
