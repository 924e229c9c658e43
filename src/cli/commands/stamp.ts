import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import { addRunOptions, ONE_DATABASE, type RunFlags, runOptions } from '../run-options.js';

export function stampCommand(run: RunAction): Command {
  return addFleetOptions(addRunOptions(new Command('stamp')), ONE_DATABASE)
    .description('set the version table without running a revision')
    .argument('<revisions...>', 'ids or id prefixes, `head`, `heads`, `base`, or a range with --sql')
    .option('--purge', 'delete all rows of the version table first')
    .action((revisions: readonly string[], options: RunFlags & FleetFlags & { purge?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { stamp, stampFleet, stampScript } = await import('../../commands/stamp.js');
        const fleet = fleetOptions(options, command);
        if (fleet !== null) {
          const { printFleetRun } = await import('../print/fleet-text.js');
          const call = { revisions, purge: options.purge === true, ...fleet, ...runOptions(options, invocation) };
          return printFleetRun(await stampFleet(invocation.settings, call), invocation);
        }
        if (options.sql === true) {
          const { settings, signal } = invocation;
          return printScript(await stampScript(settings, { revisions, signal }), invocation);
        }
        const report = await stamp(invocation.settings, {
          revisions,
          purge: options.purge === true,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
