import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { addLockTimeout, type RunFlags, runOptions } from '../run-options.js';

export function stampCommand(run: RunAction): Command {
  return addLockTimeout(new Command('stamp'))
    .description('set the version of the database without running anything')
    .argument('<revisions...>', 'ids or the beginnings of them, `head`, `heads`, `base`')
    .option('--purge', 'empty the version table first, whatever stands in it')
    .action((revisions: readonly string[], options: RunFlags & { purge?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { stamp } = await import('../../commands/stamp.js');
        const report = await stamp(invocation.settings, {
          revisions,
          purge: options.purge === true,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
