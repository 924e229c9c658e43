import { Argument, type Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { directionCommand } from '../direction-command.js';

export function upgradeCommand(run: RunAction): Command {
  const words = {
    name: 'upgrade',
    description: 'apply revisions up to a revision',
    revision: new Argument('[revision]', 'an id or id prefix, `head`, `+2`, or a range with --sql').default('head'),
  } as const;
  return directionCommand(run, words, async () => {
    const { upgrade, upgradeFleet, upgradePlan, upgradeScript } = await import('../../commands/upgrade.js');
    return { run: upgrade, fleet: upgradeFleet, plan: upgradePlan, script: upgradeScript };
  });
}
