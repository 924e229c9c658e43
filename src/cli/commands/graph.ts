import { Command, Option } from 'commander';
import type { PaintGraph } from '../../commands/drawing/draw-text.js';
import type { GraphFormat } from '../../commands/drawing/graph-formats.js';
import type { GraphReport } from '../../commands/graph.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import type { Colour } from '../palette.js';
import { quietEvents } from '../print/run-text.js';

interface GraphFlags {
  readonly revRange?: string;
  readonly format?: GraphFormat;
  readonly out?: string;
  readonly indicateCurrent?: boolean;
}

export function graphCommand(run: RunAction): Command {
  return new Command('graph')
    .description('draw the history, and where it is applied')
    .option('-r, --rev-range <range>', 'draw a range: `ae10:head`, `-3:current`, `base:`')
    .option('-i, --indicate-current', 'show what the database of the settings has')
    .addOption(new Option('--format <format>', 'how to draw').choices(['text', 'mermaid', 'dot', 'svg']))
    .option('--out <file>', 'file to write, with the format of its ending')
    .action((flags: GraphFlags, command: Command) =>
      run(command, async (invocation) => {
        const { env, ...settings } = invocation.settings;
        const { graph } = await import('../../commands/graph.js');
        const { revRange: range, ...options } = flags;
        const report = await graph(settings, {
          ...(range !== undefined && { range }),
          ...options,
          environments: env === undefined ? [] : env.split(','),
          ...quietEvents(invocation),
        });
        await printGraph(report, flags.format, invocation);
        return undefined;
      }),
    );
}

const COLOURS: Readonly<Record<Parameters<PaintGraph>[0], Colour | null>> = {
  id: 'yellow',
  label: 'cyan',
  place: 'dim',
  database: 'green',
  lanes: null,
};

async function printGraph(
  graph: GraphReport,
  format: GraphFormat | undefined,
  { terminal, json }: Invocation,
): Promise<void> {
  const { path, drawing } = graph;
  if (json) {
    terminal.printJson(graph);
  } else if (path !== null) {
    terminal.print(path);
  } else if (drawing !== null && format !== 'text') {
    terminal.printScript(drawing.trimEnd());
  } else {
    const { drawText } = await import('../../commands/drawing/draw-text.js');
    const paint: PaintGraph = (part, text) => {
      const colour = COLOURS[part];
      return colour === null ? text : terminal.paint(colour, text);
    };
    terminal.print(...drawText(graph, paint));
  }
}
