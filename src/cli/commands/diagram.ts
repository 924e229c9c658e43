import { Command, Option } from 'commander';
import type { DiagramFormat, DiagramReport } from '../../commands/diagram.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { quietEvents } from '../print/run-text.js';

interface DiagramFlags {
  readonly from?: string;
  readonly columns?: 'all' | 'keys';
  readonly format?: DiagramFormat;
  readonly out?: string;
}

export function diagramCommand(run: RunAction): Command {
  return new Command('diagram')
    .description('draw tables and their foreign keys')
    .argument('[tables...]', 'names or patterns such as `order_*` (default: all tables)')
    .option('--from <from>', 'models, database, an environment, a path, or a revision')
    .addOption(new Option('--columns <which>', 'columns to show').choices(['all', 'keys']))
    .addOption(new Option('--format <format>', 'how to draw (default: svg)').choices(['svg', 'mermaid', 'dot']))
    .option('--out <file>', 'file to write, with the format of its ending')
    .action((...[tables, flags, command]: [readonly string[], DiagramFlags, Command]) =>
      run(command, async (invocation) => {
        const { diagram } = await import('../../commands/diagram.js');
        const format = flags.format ?? (flags.out === undefined && !invocation.json ? 'svg' : undefined);
        const drawn = await diagram(invocation.settings, { ...flags, tables, format, ...quietEvents(invocation) });
        printDiagram(drawn, invocation);
        return undefined;
      }),
    );
}

function printDiagram(drawn: DiagramReport, { terminal, json }: Invocation): void {
  if (json) terminal.printJson(drawn);
  else if (drawn.path === null) terminal.printScript((drawn.drawing ?? '').trimEnd());
  else terminal.print(drawn.path);
}
