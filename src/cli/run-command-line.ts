import { CommanderError } from 'commander';
import { ExitStatus } from '../errors/exit-status.js';
import { commandLineInvalid, otherToolsCommand } from '../errors/process-errors.js';
import type { Action } from './cli-command.js';
import { expandArguments } from './expand-arguments.js';
import type { Interruption } from './interruption.js';
import { type Invocation, openInvocation } from './invocation.js';
import { type ErrorOptions, reportFailure } from './print/report-error.js';
import type { ProcessGuard } from './process/guard-process.js';
import type { Outcome } from './process/outcome.js';
import { createProgram } from './program.js';
import { commandOfOtherTool } from './words-of-other-tools.js';

/**
 * Runs a command and reports its failure, whatever that is. Every call of the program ends here.
 *
 * @param args what follows the name of the program.
 * @returns the exit status.
 */
export async function runCommandLine(
  args: readonly string[],
  interruption: Pick<Interruption, 'limit' | 'signal'>,
  guard: Pick<ProcessGuard, 'watch'>,
): Promise<ExitStatus> {
  let options: ErrorOptions = guessOptions(args);
  const run = async (): Promise<Outcome> => {
    let outcome: Outcome = { kind: 'ended', status: ExitStatus.done };
    const program = createProgram(async (command, action) => {
      options = command.optsWithGlobals();
      const limited: Action = (invocation) => interruption.limit(action(invocation));
      outcome = await runAction(limited, () => openInvocation(command, interruption.signal));
    });
    try {
      await program.parseAsync(expandArguments(program, args), { from: 'user' });
      return outcome;
    } catch (error) {
      return outcomeOfUsage(
        error,
        args,
        program.commands.map((command) => command.name()).find((name) => args.includes(name)),
      );
    }
  };
  const outcome = await guard.watch(run());
  return outcome.kind === 'ended' ? outcome.status : reportFailure(outcome, options);
}

async function runAction(action: Action, open: () => ReturnType<typeof openInvocation>): Promise<Outcome> {
  let invocation: Invocation | null = null;
  try {
    invocation = await open();
    return { kind: 'ended', status: (await action(invocation)) ?? ExitStatus.done };
  } catch (error) {
    return { kind: 'failed', error };
  } finally {
    invocation?.progress.end();
  }
}

/** What commander throws: for help, which it has printed, and for arguments that it can't understand. */
function outcomeOfUsage(error: unknown, args: readonly string[], command: string | undefined): Outcome {
  if (!(error instanceof CommanderError)) return { kind: 'failed', error };
  if (error.exitCode === 0) return { kind: 'ended', status: ExitStatus.done };
  const [, unknown] = /^error: unknown command '([\w:]+)'/.exec(error.message) ?? [];
  const meant = unknown === undefined ? null : commandOfOtherTool(unknown);
  if (unknown !== undefined && meant !== null) return { kind: 'failed', error: otherToolsCommand(unknown, meant) };
  const isHelp = error.code === 'commander.help';
  const { json, events } = guessOptions(args);
  if (isHelp && json !== true && events !== true) return { kind: 'ended', status: ExitStatus.badRequest };
  const problem = isHelp ? 'the command is missing' : error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return {
    kind: 'failed',
    error: commandLineInvalid(problem.replace(/\.$/, ''), ['migrate', command].join(' ').trim()),
  };
}

/** The options as far as they are known before commander has understood the arguments. */
function guessOptions(args: readonly string[]): ErrorOptions {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  return {
    json: own.some((word) => /^--js(on?)?$/.test(word)),
    events: own.some((word) => /^--ev(e|en|ent|ents)?$/.test(word)),
    ...(own.includes('--no-color') ? { color: false } : {}),
    trace: own.includes('--trace') || own.includes('--raiseerr'),
  };
}
