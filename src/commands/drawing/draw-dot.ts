import { dotText } from '../../util/escape.js';
import {
  type AppliedState,
  appliedState,
  type DrawnGraph,
  marksOf,
  missingLines,
  shortMessage,
} from './drawn-graph.js';
import { nodeNames } from './node-names.js';

const STYLES: Readonly<Record<AppliedState, string>> = {
  unknown: '',
  everywhere: ', color="#1a7f37", penwidth=2',
  somewhere: ', color="#bf8700", penwidth=2',
  nowhere: ', style="rounded,dashed"',
};

/** The history in the language of Graphviz. The newest revision is at the top. */
export function drawDot(graph: DrawnGraph): readonly string[] {
  const names = nodeNames(graph);
  const nodes = graph.revisions.map((revision) => {
    const marks = marksOf(revision).map(({ kind, text }) => (kind === 'database' ? `[${text}]` : `(${text})`));
    const texts = [[revision.id, ...marks].join(' '), shortMessage(revision)].filter((text) => text !== '');
    const label = texts.map((text) => dotText(text).slice(1, -1)).join('\\n');
    return `  ${names.of(revision.id)} [label="${label}"${STYLES[appliedState(revision, graph)]}];`;
  });
  const outside = names.outside.map((id) => `  ${names.of(id)} [label=${dotText(id)}, shape=plaintext];`);
  const lines = graph.lines.map(
    ({ from, to, kind }) => `  ${names.of(from)} -> ${names.of(to)}${kind === 'follows' ? '' : ' [style=dashed]'};`,
  );
  const missing = missingLines(graph).map((text, index) => `  missing${index} [label=${dotText(text)}, shape=note];`);
  const start = [
    'digraph revisions {',
    '  bgcolor="white";',
    '  node [shape=box, style="rounded", fontname="sans-serif"];',
  ];
  return [...start, ...nodes, ...outside, ...lines, ...missing, '}'];
}
