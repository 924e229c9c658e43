import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRevisions } from '../print/revision-list.js';
import { formatLongEntry } from '../print/revision-text.js';

export function showCommand(run: RunAction): Command {
  return new Command('show')
    .description('print the details of a revision')
    .argument('<revision>', 'an id or id prefix, `head`, `current`, or a range')
    .action((revision: string, _options: object, command: Command) =>
      run(command, async (invocation) => {
        const { show } = await import('../../commands/show.js');
        const revisions = await show(invocation.settings, { revision });
        return printRevisions(revisions, invocation, formatLongEntry);
      }),
    );
}
