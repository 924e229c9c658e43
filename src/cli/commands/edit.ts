import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { quietEvents } from '../print/run-text.js';

export function editCommand(run: RunAction): Command {
  return new Command('edit')
    .description('open revision files in the editor of EDITOR or VISUAL')
    .argument('<revisions...>', 'ids or id prefixes, `head`, `heads`, `current`, or ranges')
    .action((revisions: readonly string[], _options: object, command: Command) =>
      run(command, async (invocation) => {
        const { edit } = await import('../../commands/edit.js');
        const edited = await edit(invocation.settings, { revisions, ...quietEvents(invocation) });
        if (invocation.json) {
          invocation.terminal.printJson({ revisions: edited });
        }
        return undefined;
      }),
    );
}
