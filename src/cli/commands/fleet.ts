import { Argument, Command } from 'commander';
import type { RunAction } from '../cli-command.js';
import { describeHeads, terminalEvents } from '../print/run-text.js';

export function fleetCommand(run: RunAction): Command {
  return new Command('fleet')
    .description('add a place to the fleet: a schema or a database at the heads')
    .addArgument(new Argument('<action>', 'what to do').choices(['add']))
    .argument('<name>', 'the schema or the database, or database/schema if the fleet has both')
    .action((...[_action, place, _options, command]: readonly [string, string, unknown, Command]) =>
      run(command, async (invocation) => {
        const { addPlace } = await import('../../commands/add-place.js');
        const report = await addPlace(invocation.settings, { place, ...terminalEvents(invocation) });
        invocation.progress.end();
        const { terminal, json } = invocation;
        if (json) terminal.printJson(report);
        else {
          const from = report.template === null ? '' : `, from the template ${report.template}`;
          terminal.print(`Added ${report.place} at ${describeHeads(report.revisions)}${from}.`);
        }
        return undefined;
      }),
    );
}
