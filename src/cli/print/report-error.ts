import type { LimbeckError } from '../../errors/limbeck-error.js';
import type { GlobalOptions } from '../invocation.js';
import { openTerminal } from '../terminal.js';
import { errorData, formatError } from './error-text.js';

type ErrorOptions = Pick<GlobalOptions, 'json' | 'color'> & { readonly trace?: boolean };

/** For people on standard error; with --json as data on standard output too. */
export async function reportError(error: LimbeckError, options: ErrorOptions): Promise<void> {
  const terminal = await openTerminal(options.color === undefined ? {} : { color: options.color });
  if (options.json === true) {
    terminal.print(JSON.stringify({ error: errorData(error) }, null, 2));
  }
  terminal.status(formatError(error, terminal.paint));
  if (options.trace === true) {
    terminal.status(stackOf(error));
  }
}

/** Something that should not happen: the stack is what helps. */
export async function reportDefect(error: unknown, options: ErrorOptions): Promise<void> {
  const terminal = await openTerminal(options.color === undefined ? {} : { color: options.color });
  terminal.status(`${terminal.paint('red', 'error')} This is a defect of Limbeck; please report it with what follows.`);
  terminal.status(stackOf(error));
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}
