import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';

export function initCommand(run: RunAction): Command {
  return new Command('init')
    .description('create the folder of revisions and a config file')
    .argument('[folder]', 'folder of the revisions', 'migrations')
    .option('-t, --template <name>', 'template, one of `list-templates`')
    .action((folder: string, options: { template?: string }, command: Command) =>
      run(command, async ({ settings, terminal, json }) => {
        const { init } = await import('../../commands/init.js');
        const report = await init({ cwd: settings.cwd ?? process.cwd(), folder, ...options });
        if (json) {
          terminal.printJson(report);
          return undefined;
        }
        for (const path of report.created) {
          terminal.print(`created ${path}`);
        }
        for (const path of report.kept) {
          terminal.status(`kept ${path}, which was there`);
        }
        terminal.status(`Set the models and the database in ${report.config}.`);
        return undefined;
      }),
    );
}
