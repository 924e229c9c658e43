import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { printRevisions } from '../print/revision-list.js';
import { formatHistoryLine, formatLongEntry } from '../print/revision-text.js';

interface HistoryOptions {
  readonly revRange?: string;
  readonly verbose?: boolean;
  readonly indicateCurrent?: boolean;
}

export function historyCommand(run: RunAction): Command {
  return new Command('history')
    .description('list the revisions, newest first')
    .option('-r, --rev-range <range>', 'print a range: `ae10:head`, `-3:current`, `base:`')
    .option('-v, --verbose', 'print the details of each revision')
    .option('-i, --indicate-current', 'mark the revisions that the database is at')
    .action((options: HistoryOptions, command: Command) =>
      run(command, async (invocation) => {
        const { history } = await import('../../commands/history.js');
        const revisions = await history(invocation.settings, {
          ...(options.revRange === undefined ? {} : { range: options.revRange }),
          indicateCurrent: options.indicateCurrent === true,
        });
        return printRevisions(revisions, invocation, options.verbose === true ? formatLongEntry : formatHistoryLine);
      }),
    );
}
