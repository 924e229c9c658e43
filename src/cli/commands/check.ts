import { Command } from 'commander';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { quietEvents } from '../print/run-text.js';
import { printUnmanaged } from '../print/unmanaged-text.js';

export function checkCommand(run: RunAction): Command {
  return new Command('check')
    .description('exit 1 where models and database differ')
    .action((_options: object, command: Command) =>
      run(command, async (invocation) => {
        const { check } = await import('../../commands/check.js');
        const report = await check(invocation.settings, quietEvents(invocation));
        const { terminal, json } = invocation;
        if (json) {
          terminal.print(JSON.stringify(report, null, 2));
        } else {
          printUnmanaged(report.unmanaged, terminal);
          for (const difference of report.differences) {
            terminal.print(difference);
          }
        }
        if (report.differences.length === 0) {
          terminal.status(terminal.paint('green', 'Models and database agree.'));
          return ExitStatus.done;
        }
        terminal.status('`migrate revision --autogenerate` writes a revision of this.');
        return ExitStatus.answerIsNo;
      }),
    );
}
