import { Command } from 'commander';
import type { CurrentReport } from '../../commands/current.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import type { Invocation } from '../invocation.js';
import { formatCurrent, formatLongEntry } from '../print/revision-text.js';
import { quietEvents } from '../print/run-text.js';

interface CurrentOptions extends FleetFlags {
  readonly verbose?: boolean;
  readonly checkHeads?: boolean;
}

export function currentCommand(run: RunAction): Command {
  return addFleetOptions(new Command('current'))
    .description('show the revisions that the database is at')
    .option('-v, --verbose', 'print the details of each revision')
    .option('--check-heads', 'exit 1 if the database is not at every head')
    .action((options: CurrentOptions, command: Command) =>
      run(command, async (invocation) => {
        const { current, currentFleet } = await import('../../commands/current.js');
        const fleet = fleetOptions(options, command);
        if (fleet !== null) {
          const { printFleetCurrent } = await import('../print/fleet-text.js');
          const call = { ...fleet, ...quietEvents(invocation) };
          return printFleetCurrent(await currentFleet(invocation.settings, call), invocation, options);
        }
        const report = await current(invocation.settings, quietEvents(invocation));
        printCurrent(report, invocation, options);
        if (options.checkHeads !== true || report.atHeads) {
          return undefined;
        }
        invocation.terminal.status(`The database is not at every head; the heads are ${report.heads.join(', ')}.`);
        return ExitStatus.answerIsNo;
      }),
    );
}

function printCurrent(report: CurrentReport, { terminal, json }: Invocation, { verbose }: CurrentOptions): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  if (verbose === true) {
    terminal.print(`Current revision(s) for ${report.database}:`);
  }
  const format = verbose === true ? formatLongEntry : formatCurrent;
  for (const { name, revisions, unfinished } of report.databases ?? [{ name: null, ...report }]) {
    const prefix = name === null ? '' : `${name}: `;
    for (const revision of revisions) {
      const [first = '', ...others] = [format(revision, terminal.paint)].flat();
      terminal.print(`${prefix}${first}`, ...others);
    }
    for (const { revision, direction, step, steps } of unfinished) {
      terminal.print(`${prefix}${revision} (${direction} interrupted in step ${step} of ${steps})`);
    }
  }
}
