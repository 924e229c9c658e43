import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { addLockTimeout, type RunFlags, runOptions } from '../run-options.js';

export function downgradeCommand(run: RunAction): Command {
  return addLockTimeout(new Command('downgrade'))
    .description('take revisions back, down to a revision')
    .argument('<revision>', '`-1`, an id or the beginning of one, `base`')
    .option('--allow-destructive', 'let directives run that destroy data, where the settings forbid them')
    .action((revision: string, options: RunFlags & { allowDestructive?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { downgrade } = await import('../../commands/downgrade.js');
        const report = await downgrade(invocation.settings, {
          revision,
          allowDestructive: options.allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
