import { Command, Option } from 'commander';
import type { SquashReport } from '../../commands/squash.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { quietEvents } from '../print/run-text.js';

interface SquashFlags {
  readonly message?: string;
  readonly format?: 'ts' | 'mts' | 'js' | 'mjs' | 'sql';
  readonly delete?: boolean;
}

export function squashCommand(run: RunAction): Command {
  return new Command('squash')
    .description('write one revision that replaces a range')
    .argument('<range>', '`base:head` for all, or `ae10:4e1f`, both included')
    .option('-m, --message <text>', 'message of the revision')
    .addOption(new Option('--format <format>', 'language of the file').choices(['ts', 'mts', 'js', 'mjs', 'sql']))
    .option('--delete', 'delete the files of the range')
    .action((range: string, flags: SquashFlags, command: Command) =>
      run(command, async (invocation) => {
        const { env, ...settings } = invocation.settings;
        const { squash } = await import('../../commands/squash.js');
        const report = await squash(settings, {
          range,
          ...flags,
          environments: env === undefined ? [] : env.split(','),
          ...quietEvents(invocation),
        });
        printSquash(report, invocation);
        return undefined;
      }),
    );
}

function printSquash(report: SquashReport, { terminal, json }: Invocation): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  const { path, revision, replaces, kept, deleted, notAsked } = report;
  terminal.status(`${revision} replaces ${replaces.join(', ')}`);
  terminal.print(path);
  for (const { name, reason } of notAsked) {
    terminal.status(terminal.paint('yellow', `Not asked: ${name}. ${reason}`));
  }
  for (const file of deleted) terminal.status(`Deleted ${file}`);
  if (kept.length > 0) {
    terminal.status(
      `The ${kept.length} files of the range stay, for databases inside it. Delete them when none is left there:`,
      ...kept.map((file) => `  ${file}`),
    );
  }
}
