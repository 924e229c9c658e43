import { extname } from 'node:path';
import { invalidArgument } from '../../errors/settings-errors.js';
import { drawDot } from './draw-dot.js';
import { drawMermaid } from './draw-mermaid.js';
import { drawSvg } from './draw-svg.js';
import { drawText } from './draw-text.js';
import type { DrawnGraph } from './drawn-graph.js';

/** How the history can be drawn. */
export const GRAPH_FORMATS = ['text', 'mermaid', 'dot', 'svg'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

const DRAW: Readonly<Record<GraphFormat, (graph: DrawnGraph) => readonly string[]>> = {
  text: (graph) => drawText(graph),
  mermaid: drawMermaid,
  dot: drawDot,
  svg: drawSvg,
};

const ENDINGS: Readonly<Record<string, GraphFormat>> = {
  '.svg': 'svg',
  '.dot': 'dot',
  '.gv': 'dot',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
};

/** The drawing as the content of a file; null if neither a format nor a file asks for one. */
export function drawGraph(graph: DrawnGraph, format: string | undefined, out: string | undefined): string | null {
  if (format === undefined && out === undefined) return null;
  const wanted = format ?? ENDINGS[extname(out ?? '').toLowerCase()] ?? 'text';
  const known = GRAPH_FORMATS.find((one) => one === wanted);
  if (known === undefined) throw invalidArgument('`format` of commands.graph', GRAPH_FORMATS.join(', '), `"${wanted}"`);
  return `${DRAW[known](graph).join('\n')}\n`;
}
