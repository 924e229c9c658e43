// Bars: the CPU time of Limbeck as a multiple of Alembic's, with a dot for the peer.

import { ratio, seconds } from './format.mjs';
import { alembicRows } from './rows.mjs';
import { circle, line, rect, svg, text, textWidth } from './svg.mjs';

const MARGIN = 20;
const ROW = 30;
const BAR = 12;
const PLOT_WIDTH = 360;
const COLUMN = 76;
const TOP = 104;
/** A multiple that is beyond the plot is written at its edge. */
const MOST = 1.5;
const TICKS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];

export function ratioChart(results) {
  const rows = alembicRows(results.measurements);
  const left = MARGIN + Math.max(...rows.map(({ label }) => textWidth(label))) + 12;
  const x = (multiple) => left + (Math.min(multiple, MOST) / MOST) * PLOT_WIDTH;
  const bottom = TOP + rows.length * ROW;
  const columns = ['Limbeck', 'Alembic', 'peer'].map((name, index) => ({
    name,
    right: left + PLOT_WIDTH + 66 + (index + 1) * COLUMN,
  }));
  const title = 'CPU time of Limbeck, as a multiple of Alembic’s';
  return svg({ width: columns[2].right + MARGIN, height: bottom + 58, title }, [
    text({ x: MARGIN, y: 34 }, title, { className: 'title' }),
    text({ x: MARGIN, y: 56 }, 'Client and server together, medians. Less is better; Alembic is the line at 1.', {
      className: 'small',
    }),
    ...legend(),
    ...TICKS.map((tick) => line({ x1: x(tick), y1: TOP, x2: x(tick), y2: bottom }, tick === 1 ? 'reference' : 'grid')),
    ...TICKS.map((tick) =>
      text({ x: x(tick), y: bottom + 20 }, String(tick), { className: 'small', anchor: 'middle' }),
    ),
    ...columns.map(({ name, right }) => text({ x: right, y: TOP - 8 }, name, { className: 'small', anchor: 'end' })),
    ...rows.flatMap((row, index) => drawRow(row, { y: TOP + index * ROW, x, columns })),
    text({ x: MARGIN, y: bottom + 44 }, describe(results), { className: 'small' }),
  ]);
}

function legend() {
  return [
    rect({ x: MARGIN, y: 70, width: 22, height: BAR }, 'c0'),
    text({ x: MARGIN + 30, y: 81 }, 'Limbeck'),
    circle({ x: MARGIN + 112, y: 76, radius: 5 }, 'c1 dot'),
    text({ x: MARGIN + 124, y: 81 }, 'drizzle-kit or node-pg-migrate (beyond the scale: its multiple)'),
  ];
}

function drawRow({ label, own, alembic, peer }, { y, x, columns }) {
  const middle = y + ROW / 2;
  const base = middle + 4.5;
  const multiple = own / alembic;
  const elements = [
    text({ x: x(0) - 12, y: base }, label, { anchor: 'end' }),
    rect({ x: x(0), y: middle - BAR / 2, width: x(multiple) - x(0), height: BAR }, 'c0'),
    ...[own, alembic, peer].flatMap((value, index) =>
      value === null ? [] : [text({ x: columns[index].right, y: base }, `${seconds(value)} s`, { anchor: 'end' })],
    ),
  ];
  const dot = peer === null ? null : peer / alembic;
  if (dot !== null && dot <= MOST) elements.push(circle({ x: x(dot), y: middle, radius: 5 }, 'c1 dot'));
  if (dot !== null && dot > MOST) elements.push(text({ x: x(MOST) + 6, y: base }, `▸ ${dot.toFixed(1)} ×`));
  elements.push(
    text({ x: afterBar(x(multiple), dot !== null && dot <= MOST ? x(dot) : null), y: base }, ratio(multiple)),
  );
  return elements;
}

/** Where the figure of a bar begins: behind the bar, and behind the dot if that is in the way. */
const afterBar = (end, dot) => (dot !== null && dot > end - 6 && dot < end + 46 ? dot + 10 : end + 6);

function describe({ date, machine, versions }) {
  const names = ['Node', 'PostgreSQL', 'Alembic', 'SQLAlchemy'].filter((name) => name in versions);
  return `${date} · ${machine.processor}, ${machine.cores} cores · ${names.map((name) => `${name} ${versions[name]}`).join(', ')}`;
}
