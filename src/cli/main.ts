import { CommanderError } from 'commander';
import { ExitStatus } from '../errors/exit-status.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import type { Action } from './cli-command.js';
import { expandArguments } from './expand-arguments.js';
import { type GlobalOptions, openInvocation } from './invocation.js';
import { reportDefect, reportError } from './print/report-error.js';
import { createProgram } from './program.js';

/**
 * Runs the program and sets the exit status of the process.
 * @param args what follows the name of the program.
 */
export async function main(args: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  let interruptions = 0;
  process.on('SIGINT', () => {
    interruptions += 1;
    // The first one lets the run roll back; the second one does not wait for it.
    if (interruptions > 1) {
      process.exit(ExitStatus.interrupted);
    }
    interrupt.abort();
  });
  const program = createProgram(async (command, action) => {
    process.exitCode = await runAction(action, command.optsWithGlobals(), () =>
      openInvocation(command, interrupt.signal),
    );
  });
  try {
    await program.parseAsync(expandArguments(program, args), { from: 'user' });
  } catch (error) {
    process.exitCode = await statusOfUsage(error);
  }
}

async function runAction(
  action: Action,
  options: GlobalOptions & { readonly trace?: boolean },
  open: () => ReturnType<typeof openInvocation>,
): Promise<ExitStatus> {
  try {
    return (await action(await open())) ?? ExitStatus.done;
  } catch (error) {
    if (error instanceof LimbeckError) {
      await reportError(error, options);
      return error.exitStatus;
    }
    await reportDefect(error, options);
    return ExitStatus.defect;
  }
}

/** commander has printed what was wrong, or the help that was asked for. */
async function statusOfUsage(error: unknown): Promise<ExitStatus> {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitStatus.done : ExitStatus.badRequest;
  }
  await reportDefect(error, {});
  return ExitStatus.defect;
}
