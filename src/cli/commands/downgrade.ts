import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, type RunFlags, runOptions } from '../run-options.js';

export function downgradeCommand(run: RunAction): Command {
  return addRunOptions(new Command('downgrade'))
    .description('take revisions back, down to a revision')
    .argument('<revision>', '`-1`, an id or the beginning of one, `base`; a range with --sql')
    .option('--allow-destructive', 'let directives run that destroy data, where the settings forbid them')
    .action((revision: string, options: RunFlags & { allowDestructive?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { downgrade, downgradeScript } = await import('../../commands/downgrade.js');
        const { allowDestructive, sql } = options;
        if (sql === true) {
          const { settings, signal } = invocation;
          return printScript(await downgradeScript(settings, { revision, allowDestructive, signal }), invocation);
        }
        const report = await downgrade(invocation.settings, {
          revision,
          allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
