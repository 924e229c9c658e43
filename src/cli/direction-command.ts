import { type Argument, Command } from 'commander';
import type { downgrade, downgradeFleet, downgradePlan, downgradeScript } from '../commands/downgrade.js';
import type { RunAction } from './cli-command.js';
import { addDestructionOptions, allowedDestruction, type DestructionFlags } from './destruction-options.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from './fleet-options.js';
import { printPlan } from './print/plan-text.js';
import { printRun } from './print/run-text.js';
import { printScript } from './print/script-text.js';
import {
  addOnlineOptions,
  addRunOptions,
  ONE_DATABASE,
  planOptions,
  type RunFlags,
  runOptions,
  scriptOptions,
} from './run-options.js';

/** The ways to run revisions in one direction. */
interface Direction {
  readonly run: typeof downgrade;
  readonly fleet: typeof downgradeFleet;
  readonly script: typeof downgradeScript;
  readonly plan: typeof downgradePlan;
}

interface DirectionWords {
  readonly name: 'upgrade' | 'downgrade';
  readonly description: string;
  readonly revision: Argument;
}

/** `upgrade` and `downgrade` have the same options. */
export function directionCommand(run: RunAction, words: DirectionWords, load: () => Promise<Direction>): Command {
  return addFleetOptions(addOnlineOptions(addDestructionOptions(addRunOptions(new Command(words.name)))), ONE_DATABASE)
    .description(words.description)
    .addArgument(words.revision)
    .action((revision: string, options: RunFlags & DestructionFlags & FleetFlags, command: Command) =>
      run(command, async (invocation) => {
        const direction = await load();
        const allowed = { revision, allowDestructive: allowedDestruction(options) };
        const fleet = fleetOptions(options, command);
        if (fleet !== null) {
          const { printFleetRun } = await import('./print/fleet-text.js');
          const call = { ...allowed, ...fleet, ...runOptions(options, invocation) };
          return printFleetRun(await direction.fleet(invocation.settings, call), invocation);
        }
        if (options.sql === true) {
          const call = { ...allowed, ...scriptOptions(options, invocation) };
          return printScript(await direction.script(invocation.settings, call), invocation);
        }
        if (options.plan === true) {
          const call = { ...allowed, ...planOptions(options, invocation) };
          return printPlan(await direction.plan(invocation.settings, call), invocation);
        }
        const call = { ...allowed, ...runOptions(options, invocation) };
        return printRun(await direction.run(invocation.settings, call), invocation);
      }),
    );
}
