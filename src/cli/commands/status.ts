import { Command } from 'commander';
import type { StatusReport } from '../../commands/status.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { quietEvents } from '../print/run-text.js';
import { printStatus } from '../print/status-text.js';

export function statusCommand(run: RunAction): Command {
  return new Command('status')
    .description('show what is applied, what is pending, and who is in the way')
    .action((_options: unknown, command: Command) =>
      run(command, async (invocation) => {
        const { status } = await import('../../commands/status.js');
        const report = await status(invocation.settings, quietEvents(invocation));
        if (invocation.json) invocation.terminal.printJson(report);
        else printStatus(report, invocation.terminal);
        return exitStatusOf(report);
      }),
    );
}

/** A missing file is what `current` and `upgrade` refuse. */
function exitStatusOf({ upToDate, databases }: StatusReport): ExitStatus {
  if (databases.some(({ missing }) => missing.length > 0)) return ExitStatus.badRequest;
  return upToDate ? ExitStatus.done : ExitStatus.answerIsNo;
}
