import { Command } from 'commander';
import type { StatusReport } from '../../commands/status.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import { quietEvents } from '../print/run-text.js';
import { printStatus } from '../print/status-text.js';

export function statusCommand(run: RunAction): Command {
  return addFleetOptions(new Command('status'))
    .description('show what is applied, what is pending, and who is in the way')
    .action((options: FleetFlags, command: Command) =>
      run(command, async (invocation) => {
        const { status, statusFleet } = await import('../../commands/status.js');
        const fleet = fleetOptions(options, command);
        if (fleet !== null) {
          const { printFleetStatus } = await import('../print/fleet-text.js');
          return printFleetStatus(
            await statusFleet(invocation.settings, { ...fleet, ...quietEvents(invocation) }),
            invocation,
          );
        }
        const report = await status(invocation.settings, quietEvents(invocation));
        if (invocation.json) invocation.terminal.printJson(report);
        else printStatus(report, invocation.terminal);
        return exitStatusOf(report);
      }),
    );
}

/** A missing file is what `current` and `upgrade` refuse. */
function exitStatusOf({ upToDate, databases }: StatusReport): ExitStatus {
  if (databases.some(({ missing }) => missing.length > 0)) return ExitStatus.badRequest;
  return upToDate ? ExitStatus.done : ExitStatus.answerIsNo;
}
