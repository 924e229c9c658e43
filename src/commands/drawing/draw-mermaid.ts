import { mermaidText } from '../../util/escape.js';
import {
  type AppliedState,
  appliedState,
  type DrawnGraph,
  marksOf,
  missingLines,
  shortMessage,
} from './drawn-graph.js';
import { nodeNames } from './node-names.js';

const CLASSES: Readonly<Record<AppliedState, string>> = {
  unknown: '',
  everywhere: ':::applied',
  somewhere: ':::partly',
  nowhere: ':::pending',
};

/** Strokes only: the colors of text and background stay those of the page, light or dark. */
const STYLES = [
  'classDef applied stroke:#1a7f37,stroke-width:2px',
  'classDef partly stroke:#bf8700,stroke-width:2px',
  'classDef pending stroke:#8c959f,stroke-dasharray:4 3',
];

/** The history as a flow chart of Mermaid, which GitHub and GitLab draw in Markdown. The newest revision is at the top. */
export function drawMermaid(graph: DrawnGraph): readonly string[] {
  const names = nodeNames(graph);
  const nodes = graph.revisions.map((revision) => {
    const marks = marksOf(revision).map(({ kind, text }) => (kind === 'database' ? `at ${text}` : text));
    const texts = [revision.id, shortMessage(revision), ...marks.map((mark) => `(${mark})`)].filter(
      (text) => text !== '',
    );
    const label = texts.map((text) => mermaidText(text).slice(1, -1)).join('<br/>');
    return `  ${names.of(revision.id)}["${label}"]${CLASSES[appliedState(revision, graph)]}`;
  });
  const outside = names.outside.map((id) => `  ${names.of(id)}([${mermaidText(id)}])`);
  const lines = graph.lines.map(
    ({ from, to, kind }) => `  ${names.of(from)} ${kind === 'follows' ? '-->' : '-.->'} ${names.of(to)}`,
  );
  const missing = missingLines(graph).map((text, index) => `  missing${index}>${mermaidText(text)}]`);
  const styles = graph.databases.length === 0 ? [] : STYLES.map((style) => `  ${style}`);
  return ['flowchart TB', ...nodes, ...outside, ...lines, ...missing, ...styles];
}
