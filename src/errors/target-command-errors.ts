import { onSeveralLines } from '../util/escape.js';
import type { ShellSyntax } from '../util/shell-syntax.js';
import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** @param why a clause */
export function targetCommandInvalid(why: string, hint: string): LimbeckError {
  return new LimbeckError({
    code: 'TARGET_COMMAND_INVALID',
    message: `The \`command\` of the target is not possible: ${why}.`,
    hint,
    exitStatus: ExitStatus.badRequest,
  });
}

export function targetCommandNeedsShell({ kind, text }: ShellSyntax): LimbeckError {
  const hints: Readonly<Record<ShellSyntax['kind'], string>> = {
    operator: `Use a script of package.json: \`npm --silent run NAME\`. If ${text} belongs to an argument, quote it, or give a list: command: ['program', 'argument'].`,
    expansion:
      'Insert the value in the config, for example with process.env.NAME. To pass the text as it is, use single quotes, or give a list.',
    assignment: "Set the variable with `env`: { command: '…', env: { NAME: 'value' } }.",
  };
  return targetCommandInvalid(`Limbeck runs it without a shell, and \`${text}\` needs one`, hints[kind]);
}

/** What is known of a program that printed no SQL. */
export interface FailedCommand {
  /** The command line, for people. */
  readonly command: string;
  /** A clause about the program: `ended with exit status 1`. */
  readonly why: string;
  /** What it printed on standard error. */
  readonly log: string;
  readonly hint: string;
}

export function targetCommandFailed({ command, why, log, hint }: FailedCommand): LimbeckError {
  const said = log.trim() === '' ? '' : `\n${lastLines(log)}`;
  return new LimbeckError({
    code: 'TARGET_COMMAND_FAILED',
    message: `The command of the target, \`${command}\`, ${why}.${said}`,
    hint,
    exitStatus: ExitStatus.badRequest,
    data: { command, why, log },
  });
}

const SHOWN_LINES = 20;

function lastLines(log: string): string {
  const lines = onSeveralLines(log.trimEnd().replaceAll('\r\n', '\n')).split('\n');
  const left = lines.length - SHOWN_LINES;
  return [...(left > 0 ? [`… (${left} more lines)`] : []), ...lines.slice(-SHOWN_LINES)].join('\n');
}
