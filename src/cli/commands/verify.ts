import { Command } from 'commander';
import type { VerifyProgress, VerifyReport } from '../../commands/verify.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { jsonCallbacks } from '../print/json-events.js';
import { quietEvents } from '../print/run-text.js';
import { printVerify } from '../print/verify-text.js';

interface VerifyFlags {
  /** The longer name of the two. */
  readonly since: string;
  readonly irreversible?: readonly string[];
}

export function verifyCommand(run: RunAction): Command {
  return new Command('verify')
    .description('exit 1 if a revision cannot be applied, undone, and applied again')
    .option('--from, --since <revision>', 'undo only the revisions after this one', 'base')
    .option('--irreversible <revision...>', 'revisions that cannot be undone')
    .action((options: VerifyFlags, command: Command) =>
      run(command, async (invocation) => {
        const { verify } = await import('../../commands/verify.js');
        const report = await verify(invocation.settings, {
          ...options,
          ...quietEvents(invocation),
          onVerify: progressOf(invocation),
        });
        printReport(report, invocation);
        return report.ok ? ExitStatus.done : ExitStatus.answerIsNo;
      }),
    );
}

function progressOf({ progress, terminal: { event } }: Invocation): (event: VerifyProgress) => void {
  if (event !== null) return jsonCallbacks(event).onVerify;
  return ({ stage, place, total = 0 }) => {
    if (stage !== 'cycle') return;
    if (place === 1) progress.planned(total);
    progress.stepBegun();
  };
}

function printReport(report: VerifyReport, { terminal, json, progress }: Invocation): void {
  progress.end();
  if (json) terminal.printJson(report);
  else printVerify(report, terminal);
}
