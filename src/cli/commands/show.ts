import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRevisions } from '../print/revision-list.js';
import { formatLongEntry } from '../print/revision-text.js';

export function showCommand(run: RunAction): Command {
  return new Command('show')
    .description('tell all about one revision')
    .argument('<revision>', 'an id or the beginning of one, `head`, `current`')
    .action((revision: string, _options: object, command: Command) =>
      run(command, async (invocation) => {
        const { show } = await import('../../commands/show.js');
        const revisions = await show(invocation.settings, { revision });
        return printRevisions(revisions, invocation, formatLongEntry);
      }),
    );
}
