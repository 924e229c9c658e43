import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { addLockTimeout, type RunFlags, runOptions } from '../run-options.js';

export function upgradeCommand(run: RunAction): Command {
  return addLockTimeout(new Command('upgrade'))
    .description('apply revisions, up to a revision')
    .argument('[revision]', 'an id or the beginning of one, `head`, `+2`', 'head')
    .option('--allow-destructive', 'let directives run that destroy data, where the settings forbid them')
    .action((revision: string, options: RunFlags & { allowDestructive?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { upgrade } = await import('../../commands/upgrade.js');
        const report = await upgrade(invocation.settings, {
          revision,
          allowDestructive: options.allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
