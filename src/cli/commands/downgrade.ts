import { Argument, type Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { directionCommand } from '../direction-command.js';

export function downgradeCommand(run: RunAction): Command {
  const words = {
    name: 'downgrade',
    description: 'revert revisions down to a revision',
    revision: new Argument('<revision>', '`-1`, an id or id prefix, `base`, or a range with --sql'),
  } as const;
  return directionCommand(run, words, async () => {
    const { downgrade, downgradeFleet, downgradePlan, downgradeScript } = await import('../../commands/downgrade.js');
    return { run: downgrade, fleet: downgradeFleet, plan: downgradePlan, script: downgradeScript };
  });
}
