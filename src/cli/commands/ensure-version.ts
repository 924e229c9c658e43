import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, type RunFlags, runOptions } from '../run-options.js';

export function ensureVersionCommand(run: RunAction): Command {
  return addRunOptions(new Command('ensure-version'))
    .description('create the version table if it is missing')
    .action((options: RunFlags, command: Command) =>
      run(command, async (invocation) => {
        const { ensureVersion, ensureVersionScript } = await import('../../commands/ensure-version.js');
        if (options.sql === true) return printScript(await ensureVersionScript(invocation.settings), invocation);
        const report = await ensureVersion(invocation.settings, runOptions(options, invocation));
        const { terminal, json } = invocation;
        if (json) {
          terminal.printJson(report);
        } else {
          terminal.status(`The version table ${report.created ? 'is created' : 'was there already'}.`);
        }
        return undefined;
      }),
    );
}
