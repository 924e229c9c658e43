import { Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { addDestructionOptions, allowedDestruction, type DestructionFlags } from '../destruction-options.js';
import { printPlan } from '../print/plan-text.js';
import { printRun } from '../print/run-text.js';
import { printScript } from '../print/script-text.js';
import {
  addOnlineOptions,
  addRunOptions,
  planOptions,
  type RunFlags,
  runOptions,
  scriptOptions,
} from '../run-options.js';

export function downgradeCommand(run: RunAction): Command {
  return addOnlineOptions(addDestructionOptions(addRunOptions(new Command('downgrade'))))
    .description('revert revisions down to a revision')
    .argument('<revision>', '`-1`, an id or id prefix, `base`, or a range with --sql')
    .action((revision: string, options: RunFlags & DestructionFlags, command: Command) =>
      run(command, async (invocation) => {
        const { downgrade, downgradePlan, downgradeScript } = await import('../../commands/downgrade.js');
        const allowDestructive = allowedDestruction(options);
        if (options.sql === true) {
          const call = { revision, allowDestructive, ...scriptOptions(options, invocation) };
          return printScript(await downgradeScript(invocation.settings, call), invocation);
        }
        if (options.plan === true) {
          const call = { revision, allowDestructive, ...planOptions(options, invocation) };
          return printPlan(await downgradePlan(invocation.settings, call), invocation);
        }
        const report = await downgrade(invocation.settings, {
          revision,
          allowDestructive,
          ...runOptions(options, invocation),
        });
        return printRun(report, invocation);
      }),
    );
}
