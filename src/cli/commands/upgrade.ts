import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { addDestructionOptions, allowedDestruction, type DestructionFlags } from '../destruction-options.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import { printPlan } from '../print/plan-text.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import {
  addOnlineOptions,
  addRunOptions,
  ONE_DATABASE,
  planOptions,
  type RunFlags,
  runOptions,
  scriptOptions,
} from '../run-options.js';

export function upgradeCommand(run: RunAction): Command {
  return addFleetOptions(addOnlineOptions(addDestructionOptions(addRunOptions(new Command('upgrade')))), ONE_DATABASE)
    .description('apply revisions up to a revision')
    .argument('[revision]', 'an id or id prefix, `head`, `+2`, or a range with --sql', 'head')
    .action((revision: string, options: RunFlags & DestructionFlags & FleetFlags, command: Command) =>
      run(command, async (invocation) => {
        const { upgrade, upgradeFleet, upgradePlan, upgradeScript } = await import('../../commands/upgrade.js');
        const allowDestructive = allowedDestruction(options);
        const fleet = fleetOptions(options, command);
        if (fleet !== null) {
          const { printFleetRun } = await import('../print/fleet-text.js');
          const call = { revision, allowDestructive, ...fleet, ...runOptions(options, invocation) };
          return printFleetRun(await upgradeFleet(invocation.settings, call), invocation);
        }
        if (options.sql === true) {
          const call = { revision, allowDestructive, ...scriptOptions(options, invocation) };
          return printScript(await upgradeScript(invocation.settings, call), invocation);
        }
        if (options.plan === true) {
          const call = { revision, allowDestructive, ...planOptions(options, invocation) };
          return printPlan(await upgradePlan(invocation.settings, call), invocation);
        }
        const report = await upgrade(invocation.settings, {
          revision,
          allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
