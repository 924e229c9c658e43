import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';

export function listTemplatesCommand(run: RunAction): Command {
  return new Command('list-templates')
    .description('list the templates of `init`')
    .action((_options: object, command: Command) =>
      run(command, async ({ terminal, json }) => {
        const { listTemplates } = await import('../../commands/list-templates.js');
        const templates = await listTemplates();
        if (json) {
          terminal.printJson({ templates });
          return undefined;
        }
        for (const { name, summary } of templates) {
          terminal.print(`${terminal.paint('yellow', name)} - ${summary}`);
        }
        terminal.status('Choose one with `migrate init --template NAME [folder]`.');
        return undefined;
      }),
    );
}
