import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRevisions } from '../print/revision-list.js';
import { formatHead, formatLongEntry } from '../print/revision-text.js';

export function headsCommand(run: RunAction): Command {
  return new Command('heads')
    .description('list the heads: revisions that no other revision follows')
    .option('-v, --verbose', 'print the details of each revision')
    .option('--resolve-dependencies', 'omit heads that another revision depends on')
    .action((options: { verbose?: boolean; resolveDependencies?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { heads } = await import('../../commands/heads.js');
        const revisions = await heads(invocation.settings, {
          resolveDependencies: options.resolveDependencies === true,
        });
        return printRevisions(revisions, invocation, options.verbose === true ? formatLongEntry : formatHead);
      }),
    );
}
