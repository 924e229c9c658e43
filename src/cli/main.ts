import { ExitStatus } from '../errors/exit-status.js';
import { learnSecretsOfEnvironment } from '../settings/learn-secrets.js';
import { keepOutputForResults } from '../util/result-output.js';
import { learnSecretsOfText } from '../util/secrets/secrets-in-text.js';
import { Interruption } from './interruption.js';
import { OutputWatch } from './output.js';
import { reportFailure } from './print/report-error.js';
import { ProcessGuard } from './process/guard-process.js';
import { runCommandLine } from './run-command-line.js';

/** How long code of the user's may keep the process alive when the command has ended. */
const PATIENCE_MS = 2000;

/**
 * Runs the program and sets the exit status of the process.
 * @param args what follows the name of the program.
 */
export async function main(args: readonly string[]): Promise<void> {
  for (const argument of args) learnSecretsOfText(argument);
  learnSecretsOfEnvironment();
  const { exit } = process;
  const interruption = new Interruption();
  const output = new OutputWatch();
  interruption.listen();
  output.listen();
  keepOutputForResults();
  const ended = await runCommandLine(args, interruption, new ProcessGuard(interruption));
  const status = await statusOfOutput(ended, output);
  // Code of the user's may have set another one, or set it when the process exits.
  process.exitCode = status;
  process.on('exit', () => {
    process.exitCode = status;
  });
  // What a stopped command has left open would keep the process alive, and so would a pool or a timer of the user's.
  if (interruption.signal.aborted) exit(status);
  setTimeout(() => exit(status), PATIENCE_MS).unref();
}

/** A command whose result could not be written has failed. */
async function statusOfOutput(status: ExitStatus, output: OutputWatch): Promise<ExitStatus> {
  const error = await output.failure();
  return error === null || status !== ExitStatus.done ? status : reportFailure({ kind: 'failed', error }, {});
}
