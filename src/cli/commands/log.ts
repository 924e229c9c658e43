import { Command, InvalidArgumentError } from 'commander';
import type { RunAction } from '../cli-command.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import { printLog } from '../print/log-text.js';
import { quietEvents } from '../print/run-text.js';

interface LogFlags extends FleetFlags {
  readonly limit?: number;
  readonly since?: string;
}

/** Without a pager, the newest would scroll away. */
const SHOWN = 20;

export function logCommand(run: RunAction): Command {
  return addFleetOptions(new Command('log'))
    .description('show which revisions were applied, when, and by whom')
    .argument('[revision]', 'only revisions with this id or id prefix')
    .option('--limit <count>', `only the latest so many (default: ${SHOWN}, with --json all)`, parseCount)
    .option('--since <time>', 'only since then, such as 2026-11-01 or yesterday')
    .action((revision: string | undefined, { limit, since, ...flags }: LogFlags, command: Command) =>
      run(command, async (invocation) => {
        const { log, logFleet } = await import('../../commands/log.js');
        const options = {
          ...quietEvents(invocation),
          revision,
          since,
          limit: limit ?? (invocation.json ? undefined : SHOWN),
        };
        const fleet = fleetOptions(flags, command);
        if (fleet !== null) {
          const { printFleetLog } = await import('../print/fleet-text.js');
          return printFleetLog(await logFleet(invocation.settings, { ...options, ...fleet }), invocation);
        }
        const report = await log(invocation.settings, options);
        if (invocation.json) invocation.terminal.printJson(report);
        else printLog(report, invocation.terminal);
        return undefined;
      }),
    );
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 on.');
  return Number(text);
}
