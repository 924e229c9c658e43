import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { quietEvents } from '../print/run-text.js';

interface MergeFlags {
  readonly message?: string;
  readonly revId?: string;
  readonly splice?: boolean;
  readonly branchLabel?: string;
  readonly versionPath?: string;
}

export function mergeCommand(run: RunAction): Command {
  return new Command('merge')
    .description('write a revision that joins several, and does nothing else')
    .argument('<revisions...>', 'ids or the beginnings of them, labels, or `heads` for all')
    .option('-m, --message <text>', 'why they are joined')
    .option('--rev-id <id>', 'its id, instead of a random one')
    .option('--splice', 'let it join revisions that are not heads')
    .option('--branch-label <label>', 'a name for the branch that begins here')
    .option('--version-path <folder>', 'the version location to write to')
    .action((revisions: readonly string[], flags: MergeFlags, command: Command) =>
      run(command, async (invocation) => {
        const { merge } = await import('../../commands/merge.js');
        const report = await merge(invocation.settings, { revisions, ...flags, ...quietEvents(invocation) });
        const { terminal, json } = invocation;
        if (json) terminal.printJson(report);
        else terminal.print(report.path);
        return undefined;
      }),
    );
}
