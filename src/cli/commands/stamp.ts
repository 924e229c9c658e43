import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun, runEvents } from '../print/run-text.js';

export function stampCommand(run: RunAction): Command {
  return new Command('stamp')
    .description('set the version of the database without running anything')
    .argument('<revisions...>', 'ids or the beginnings of them, `head`, `heads`, `base`')
    .option('--purge', 'empty the version table first, whatever stands in it')
    .action((revisions: readonly string[], options: { purge?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { stamp } = await import('../../commands/stamp.js');
        const report = await stamp(invocation.settings, {
          revisions,
          purge: options.purge === true,
          signal: invocation.signal,
          ...runEvents(invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
