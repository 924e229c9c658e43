import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, type RunFlags, runOptions } from '../run-options.js';

export function stampCommand(run: RunAction): Command {
  return addRunOptions(new Command('stamp'))
    .description('set the version table without running a revision')
    .argument('<revisions...>', 'ids or id prefixes, `head`, `heads`, `base`, or a range with --sql')
    .option('--purge', 'delete all rows of the version table first')
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
