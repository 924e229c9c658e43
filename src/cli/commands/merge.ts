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
    .description('write a revision that joins branches')
    .argument('<revisions...>', 'ids, id prefixes, labels, or `heads` for all heads')
    .option('-m, --message <text>', 'message of the revision')
    .option('--rev-id <id>', 'id of the revision (default: random)')
    .option('--splice', 'allow revisions that are not heads')
    .option('--branch-label <label>', 'name of the branch that begins here')
    .option('--version-path <folder>', 'version location of the file')
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
