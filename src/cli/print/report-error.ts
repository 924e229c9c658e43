import { errorData } from '../../errors/error-data.js';
import { ExitStatus } from '../../errors/exit-status.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { causesOf, describeThrown, textOfError } from '../../util/thrown.js';
import type { GlobalOptions } from '../invocation.js';
import type { FailedOutcome } from '../process/outcome.js';
import { openTerminal } from '../terminal.js';
import { formatError } from './error-text.js';

export type ErrorOptions = Pick<GlobalOptions, 'json' | 'events' | 'color'> & { readonly trace?: boolean };

/** Explains what a command failed with, and reports it. Returns the exit status. */
export async function reportFailure(outcome: FailedOutcome, options: ErrorOptions): Promise<ExitStatus> {
  const error = await explain(outcome);
  await reportError(error, options);
  return error.exitStatus;
}

async function explain({ error, during, explain: addRun }: FailedOutcome): Promise<LimbeckError> {
  if (error instanceof LimbeckError && during === undefined) return addRun?.(error) ?? error;
  const { explainUnawaited, explainUnexpected } = await import('../../commands/environment/explain-unexpected.js');
  const explained = during === undefined ? explainUnexpected(error) : explainUnawaited(error, during);
  return addRun?.(explained) ?? explained;
}

/** For people on standard error; with --json as data on standard output too. */
async function reportError(error: LimbeckError, options: ErrorOptions): Promise<void> {
  const { color, json, events } = options;
  const terminal = await openTerminal({ events: events === true, ...(color === undefined ? {} : { color }) });
  if (json === true || events === true) {
    terminal.printJsonError({ error: errorData(error) });
  }
  terminal.status(...formatError(error, terminal.paint));
  // The stack of a defect is what helps.
  if (options.trace === true || error.exitStatus === ExitStatus.defect) {
    terminal.status(...stackOf(error).split('\n'));
  }
}

function stackOf(error: LimbeckError): string {
  const causes = causesOf(error).map((each) => each.stack ?? each.message);
  const last = causesOf(error).at(-1);
  const thrown: unknown = last?.cause;
  // A thrown value that isn't an Error has no stack, and may be the cause of the failure.
  const end = thrown === undefined || textOfError(thrown, 'name') !== undefined ? [] : [describeThrown(thrown)];
  return [...causes, ...end].join('\nCaused by: ');
}
