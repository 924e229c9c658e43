import { Command } from 'commander';
import type { DiffReport } from '../../commands/diff.js';
import type { RenameOptions } from '../../commands/difference/renames/given-rename.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { printChanges } from '../print/changes-text.js';
import { formatPatch } from '../print/patch-text.js';
import { quietEvents } from '../print/run-text.js';
import { printUnmanaged } from '../print/unmanaged-text.js';
import { addRenameOptions } from '../rename-options.js';

interface DiffFlags extends RenameOptions {
  readonly sql?: boolean;
  readonly tree?: boolean;
  readonly exitCode?: boolean;
}

export function diffCommand(run: RunAction): Command {
  return addRenameOptions(new Command('diff'))
    .description('show what would make one schema equal to another')
    .argument('[from]', 'database, models, an environment, a URL, a file or folder, or a revision', 'database')
    .argument('[to]', 'the same', 'models')
    .option('--tree', 'show only the objects, without the text difference')
    .option('--sql', 'show the statements that make `from` equal to `to`')
    .option('--exit-code', 'exit 1 if there is a difference')
    .action((...[from, to, flags, command]: [string, string, DiffFlags, Command]) =>
      run(command, async (invocation) => {
        const { diff } = await import('../../commands/diff.js');
        const report = await diff(invocation.settings, { ...flags, from, to, ...quietEvents(invocation) });
        printDiff(report, flags, invocation);
        return flags.exitCode === true && report.changes.length > 0 ? ExitStatus.answerIsNo : ExitStatus.done;
      }),
    );
}

function printDiff(report: DiffReport, { sql, tree }: DiffFlags, { terminal, json }: Invocation): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  printUnmanaged(report.unmanaged, terminal);
  if (report.changes.length === 0) {
    terminal.status(terminal.paint('green', `${report.from} and ${report.to} agree.`));
  } else if (sql === true) {
    terminal.printScript(report.script.join('\n'));
  } else {
    printChanges(report.changes, terminal);
    for (const { patch } of tree === true ? [] : report.definitions) {
      terminal.print(...formatPatch(patch, terminal.paint));
    }
  }
}
