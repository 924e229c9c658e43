import { markupText, onOneLine } from '../../util/escape.js';
import {
  type AppliedState,
  appliedState,
  type DrawnGraph,
  type GraphLine,
  marksOf,
  missingLines,
  shortMessage,
} from './drawn-graph.js';

const ROW = 28;
const LANE = 18;
const EDGE = 20;
/** A character of the monospaced font of this size, generously; wide ones count twice. */
const CHARACTER = 8;
const COLOURS = 6;

/** Its own background keeps it readable on any page; the colors follow what the reader's system prefers. */
const STYLE = [
  '.limbeck-graph{--ground:#fff;--text:#1f2328;--dim:#59636e;--c0:#0969da;--c1:#1a7f37;--c2:#8250df;--c3:#bc4c00;--c4:#bf3989;--c5:#0a7b83}',
  '@media(prefers-color-scheme:dark){.limbeck-graph{--ground:#0d1117;--text:#f0f6fc;--dim:#9198a1;--c0:#58a6ff;--c1:#3fb950;--c2:#bc8cff;--c3:#f0883e;--c4:#f778ba;--c5:#39c5cf}}',
  '.limbeck-graph text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:var(--text);white-space:pre}',
  '.limbeck-graph .ground{fill:var(--ground)}.limbeck-graph path{fill:none;stroke-width:2}',
  '.limbeck-graph .depends{stroke-dasharray:2 4}.limbeck-graph circle{stroke-width:2;fill:var(--ground)}',
  '.limbeck-graph .id{font-weight:600}.limbeck-graph .place,.limbeck-graph .note{fill:var(--dim)}',
  '.limbeck-graph .label{fill:var(--c2)}.limbeck-graph .database{fill:var(--c1)}',
  ...Array.from({ length: COLOURS }, (_, index) => index).map(
    (index) =>
      `.limbeck-graph .lane${index}{stroke:var(--c${index})}.limbeck-graph circle.lane${index}.full{fill:var(--c${index})}`,
  ),
];

/** The history as an SVG file that needs nothing else, newest revision first. */
export function drawSvg(graph: DrawnGraph): readonly string[] {
  const places = new Map(graph.revisions.map(({ id, lane }, row) => [id, { x: toX(lane), y: toY(row) }]));
  const end = toY(graph.revisions.length);
  const lanes = Math.max(0, ...graph.revisions.map(({ lane }) => lane), ...graph.lines.map(({ lane }) => lane)) + 1;
  const left = toX(lanes) + 4;
  const rows = graph.revisions.map((revision, row) => drawRevision(revision, graph, { left, y: toY(row) }));
  const notes = [...legend(graph), ...missingLines(graph)];
  const width = Math.max(...rows.map(({ length }) => length), ...notes.map(lengthOf), 12) * CHARACTER + left + EDGE;
  const height = end + notes.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="limbeck-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${markupText(describe(graph))}">`,
    `<style>${STYLE.join('\n')}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...graph.lines.map((line) => drawLine(line, { from: places.get(line.from), to: places.get(line.to), end })),
    ...rows.map(({ text }) => text),
    ...notes.map(
      (note, index) => `<text class="note" x="${EDGE}" y="${end + index * ROW + 4}">${markupText(note)}</text>`,
    ),
    '</svg>',
  ];
}

function describe({ revisions, databases }: DrawnGraph): string {
  const asked = databases.map(({ name, revisions: ids }) => `, ${name} at ${ids.join(' and ') || 'base'}`);
  return `History of ${revisions.length} revisions${asked.join('')}`;
}

function legend({ databases }: DrawnGraph): readonly string[] {
  if (databases.length === 0) return [];
  return [
    `filled: applied${databases.length > 1 ? ' everywhere, ring with a dot: in some databases' : ''}, empty: not applied`,
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function toX(lane: number): number {
  return EDGE + lane * LANE;
}

function toY(row: number): number {
  return EDGE + row * ROW;
}

interface Ends {
  readonly from: Point | undefined;
  /** Undefined if the revision isn't drawn: the line leads out of the picture. */
  readonly to: Point | undefined;
  readonly end: number;
}

/** From the one revision into the lane, down, and to the other one. */
function drawLine({ lane, kind }: GraphLine, { from, to, end }: Ends): string {
  const x = toX(lane);
  const start = from ?? { x, y: 0 };
  const stop = to ?? { x, y: end - ROW / 2 };
  const isNext = stop.y - start.y <= ROW;
  const bends = isNext
    ? bend(start, stop)
    : `${bend(start, { x, y: start.y + ROW })}V${stop.y - ROW}${bend({ x, y: stop.y - ROW }, stop)}`;
  return `<path class="${kind} lane${lane % COLOURS}" d="M${start.x} ${start.y}${bends}"/>`;
}

function bend(from: Point, to: Point): string {
  const middle = (from.y + to.y) / 2;
  return from.x === to.x ? `V${to.y}` : `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}

interface Drawn {
  readonly text: string;
  /** In characters. */
  readonly length: number;
}

function drawRevision(
  revision: DrawnGraph['revisions'][number],
  graph: DrawnGraph,
  { left, y }: { readonly left: number; readonly y: number },
): Drawn {
  const marks = marksOf(revision);
  const message = shortMessage(revision);
  const spans = [
    `<tspan class="id">${markupText(revision.id)}</tspan>`,
    ...marks.map(
      ({ kind, text }) =>
        ` <tspan class="${kind}">${markupText(kind === 'database' ? `[${text}]` : `(${text})`)}</tspan>`,
    ),
    ` ${markupText(message)}`,
  ];
  const length = lengthOf([revision.id, ...marks.map(({ text }) => `(${text})`), message].join(' '));
  const title = [revision.id, revision.message, applied(revision, graph)].filter((text) => text !== '').join(': ');
  const text = `<g><title>${markupText(title)}</title>${drawNode(revision, appliedState(revision, graph), y)}<text x="${left}" y="${y + 4}">${spans.join('')}</text></g>`;
  return { text, length };
}

function applied({ appliedIn }: DrawnGraph['revisions'][number], { databases }: DrawnGraph): string {
  if (databases.length === 0) return '';
  return appliedIn.length === 0 ? 'not applied' : `applied in ${appliedIn.join(', ')}`;
}

function drawNode({ lane }: DrawnGraph['revisions'][number], state: AppliedState, y: number): string {
  const colour = `lane${lane % COLOURS}`;
  const full = state === 'unknown' || state === 'everywhere' ? ' full' : '';
  const ring = `<circle class="${colour}${full}" cx="${toX(lane)}" cy="${y}" r="5"/>`;
  return state === 'somewhere' ? `${ring}<circle class="${colour} full" cx="${toX(lane)}" cy="${y}" r="1.5"/>` : ring;
}

/** Characters that take the place of two: Chinese, Japanese, Korean, emoji. */
const WIDE = /[\u1100-\u{10FFFF}]/gu;

/** In characters of the usual width, escapes included. */
function lengthOf(text: string): number {
  const shown = onOneLine(text);
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
}
