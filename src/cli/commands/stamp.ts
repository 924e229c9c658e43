import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, type RunFlags, runOptions } from '../run-options.js';

export function stampCommand(run: RunAction): Command {
  return addRunOptions(new Command('stamp'))
    .description('set the version of the database without running anything')
    .argument('<revisions...>', 'ids or the beginnings of them, `head`, `heads`, `base`; a range with --sql')
    .option('--purge', 'empty the version table first, whatever stands in it')
    .action((revisions: readonly string[], options: RunFlags & { purge?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { stamp, stampScript } = await import('../../commands/stamp.js');
        if (options.sql === true) {
          const { settings, signal } = invocation;
          return printScript(await stampScript(settings, { revisions, signal }), invocation);
        }
        const report = await stamp(invocation.settings, {
          revisions,
          purge: options.purge === true,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
