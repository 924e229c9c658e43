import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, type RunFlags, runOptions } from '../run-options.js';

export function upgradeCommand(run: RunAction): Command {
  return addRunOptions(new Command('upgrade'))
    .description('apply revisions, up to a revision')
    .argument('[revision]', 'an id or the beginning of one, `head`, `+2`; a range with --sql', 'head')
    .option('--allow-destructive', 'let directives run that destroy data, where the settings forbid them')
    .action((revision: string, options: RunFlags & { allowDestructive?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { upgrade, upgradeScript } = await import('../../commands/upgrade.js');
        const { allowDestructive, sql } = options;
        if (sql === true) {
          const { settings, signal } = invocation;
          return printScript(await upgradeScript(settings, { revision, allowDestructive, signal }), invocation);
        }
        const report = await upgrade(invocation.settings, {
          revision,
          allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
