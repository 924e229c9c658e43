// Lines: the CPU time of Limbeck by the size of the input, with logarithmic axes, so that what is linear has the slope of
// the dashed line.
import { curvesOf } from './curves.mjs';
import { count, seconds } from './format.mjs';
import { circle, line, polyline, svg, text } from './svg.mjs';

const MARGIN = 20;
const AXIS = 52;
const PANEL = 290;
const GAP = 24;
const TOP = 96;
const HEIGHT = 240;
const LEGEND_ROW = 22;
const PANELS = [
  { heading: 'Compare models', workloads: ['check'] },
  { heading: 'Run revisions', workloads: ['revisions', 'offline'] },
  { heading: 'Read the graph', workloads: ['graph'] },
];

export function curveChart({ measurements }) {
  const curves = curvesOf(measurements);
  const panels = PANELS.map(({ heading, workloads }) => ({
    heading,
    curves: curves.filter(({ workload }) => workloads.includes(workload)),
  })).filter((panel) => panel.curves.length > 0);
  const title = 'CPU seconds of Limbeck by size';
  const rows = Math.max(...panels.map((panel) => panel.curves.length));
  const size = {
    width: 2 * MARGIN + panels.length * (PANEL + GAP) - GAP,
    height: TOP + HEIGHT + 56 + rows * LEGEND_ROW + MARGIN,
    title,
  };
  return svg(size, [
    text({ x: MARGIN, y: 34 }, title, { className: 'title' }),
    text(
      { x: MARGIN, y: 56 },
      'Client and server together, medians, both axes logarithmic. The dashed line is linear growth; beside each name is the exponent of the last step.',
      { className: 'small' },
    ),
    ...panels.flatMap((panel, index) => drawPanel(panel, MARGIN + index * (PANEL + GAP))),
  ]);
}

function drawPanel({ heading, curves }, left) {
  const points = curves.flatMap((curve) => curve.points);
  const xs = domain(points.map(({ size }) => size));
  const ys = domain(points.map((point) => point.seconds));
  const x = scale(xs, left + AXIS, left + PANEL - 12);
  const y = scale(ys, TOP + HEIGHT, TOP);
  const sizes = [...new Set(points.map(({ size }) => size))].toSorted((a, b) => a - b);
  const powers = powersBetween(ys);
  return [
    text({ x: left, y: TOP - 14 }, `${heading} (${curves[0].unit})`),
    ...powers.map((power) => line({ x1: x(xs[0]), y1: y(power), x2: x(xs[1]), y2: y(power) }, 'grid')),
    ...powers.map((power) =>
      text({ x: left + AXIS - 8, y: y(power) + 4 }, `${power} s`, { className: 'small', anchor: 'end' }),
    ),
    ...sizes.map((size) =>
      text({ x: x(size), y: TOP + HEIGHT + 20 }, count(size), { className: 'small', anchor: 'middle' }),
    ),
    reference(points, { x, y, xs, ys }),
    ...curves.flatMap((curve, index) => drawCurve(curve, { index, left, x, y })),
  ];
}

function drawCurve({ title, points, exponents }, { index, left, x, y }) {
  const color = `c${index}`;
  const places = points.map((point) => ({ x: x(point.size), y: y(point.seconds) }));
  const legendY = TOP + HEIGHT + 52 + index * LEGEND_ROW;
  const last = points.at(-1);
  return [
    polyline(places, color),
    ...places.map((place) => circle({ ...place, radius: 3 }, color)),
    circle({ x: left + 6, y: legendY - 4, radius: 4.5 }, color),
    text(
      { x: left + 18, y: legendY },
      `${title.replaceAll('`', '')}: ${seconds(last.seconds)} s, ${exponents.at(-1).toFixed(2)}`,
    ),
  ];
}

/** Linear growth that ends where the panel's largest figure is. */
function reference(points, { x, y, xs, ys }) {
  const end = points.reduce((most, point) => (point.seconds > most.seconds ? point : most));
  const start = Math.max(xs[0], (end.size * ys[0]) / end.seconds);
  const from = { size: start, seconds: (end.seconds * start) / end.size };
  return line({ x1: x(from.size), y1: y(from.seconds), x2: x(end.size), y2: y(end.seconds) }, 'reference');
}

/** A little more than the values take. */
const domain = (values) => [Math.min(...values) / 1.25, Math.max(...values) * 1.25];

function scale([least, most], from, to) {
  const span = Math.log(most / least);
  return (value) => from + (Math.log(value / least) / span) * (to - from);
}

/** Ticks: 1, 2 and 5 of each power of ten. */
function powersBetween([least, most]) {
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].filter(
    (tick) => tick >= least && tick <= most,
  );
}
