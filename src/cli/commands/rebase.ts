import { Command } from 'commander';
import type { RebaseReport } from '../../commands/rebase.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { quietEvents } from '../print/run-text.js';

export function rebaseCommand(run: RunAction): Command {
  return new Command('rebase')
    .description('put unmerged revisions on top of another head')
    .argument('<revision>', 'newest of the revisions to move: an id, id prefix, or label')
    .option('--onto <revision>', 'revision to put them on (default: the only other head)')
    .action((revision: string, flags: { readonly onto?: string }, command: Command) =>
      run(command, async (invocation) => {
        const { env, ...settings } = invocation.settings;
        const { rebase } = await import('../../commands/rebase.js');
        const report = await rebase(settings, {
          revision,
          ...flags,
          environments: env === undefined ? [] : env.split(','),
          ...quietEvents(invocation),
        });
        printRebase(report, invocation);
        return undefined;
      }),
    );
}

function printRebase(report: RebaseReport, { terminal, json }: Invocation): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  for (const { revision, path, from, to } of report.files) {
    terminal.status(`${revision} follows ${to.join(', ')} now, not ${from.join(', ') || 'base'}`);
    terminal.print(path);
  }
  for (const { name, reason } of report.notAsked) {
    terminal.status(terminal.paint('yellow', `Not asked: ${name}. ${reason}`));
  }
}
