// The tables and sentences of docs/benchmarks.md.

import { WORKLOADS } from '../workloads/index.mjs';
import { curvesOf } from './curves.mjs';
import { aimFigure, count, headline, isMissed, ratio, seconds } from './format.mjs';

const dash = '–';

/** Text in the first columns, figures in the others. */
export const table = ([heads, ...rows], { texts = heads.length } = {}) =>
  [heads, heads.map((_, index) => (index < texts ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

export function settingText({ date, machine, versions, measurements }) {
  const { processor, cores, memory, system } = machine;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const runs = Math.min(...measurements.map((measurement) => measurement.runs));
  return `Measured on ${date}: ${processor}, ${cores} cores, ${memory}, ${system}. ${names.join(', ')}. Medians of ${runs} runs.`;
}

export function resultsTable(measurements) {
  const heads = ['workload', 'program', 'client s', 'server s', 'total s', '× Alembic', 'memory MiB', 'statements'];
  return table([heads, ...measurements.flatMap(rowsOf)], { texts: 2 });
}

function rowsOf(measurement) {
  const { contestants, statements = {} } = measurement;
  const base = Object.entries(contestants).find(([name]) => name.startsWith('Alembic'))?.[1];
  return Object.entries(contestants).map(([name, figures], index) => [
    index === 0 ? headline(measurement) : '',
    name,
    ...(figures.failed === undefined ? figureCells(figures, base) : ['failed', ...Array(4).fill(dash)]),
    orDash(statements[name], count),
  ]);
}

function figureCells({ client, server, total, memory }, base) {
  const multiple = base === undefined ? dash : ratio(total / base.total);
  return [seconds(client), orDash(server, seconds), seconds(total), multiple, memory.toFixed(0)];
}

const orDash = (value, format) => (value === null || value === undefined ? dash : format(value));

/** Every other program that took less than Limbeck, so that no one has to look for it. */
export function slowerText(measurements) {
  const lines = measurements.flatMap((measurement) => {
    const entries = Object.entries(measurement.contestants).map(([name, { total }]) => ({ name, total }));
    const others = entries.filter(({ name, total }) => isOther(name) && total !== undefined);
    const own = entries.filter(({ name }) => name.startsWith('Limbeck'));
    return own.flatMap(({ name, total }) =>
      others
        .filter((other) => other.total < total)
        .map(
          (other) => `- ${headline(measurement)}: ${other.name} ${seconds(other.total)} s, ${name} ${seconds(total)} s`,
        ),
    );
  });
  return lines.length === 0
    ? 'No other program took less CPU time than Limbeck in this run.'
    : `Others took less CPU time than Limbeck here:\n\n${lines.join('\n')}`;
}

/** `psql` and `node -e 0` only show what the server and Node take. */
const isOther = (name) => /^(?:Alembic|drizzle-kit|node-pg-migrate)/.test(name);

export function curvesTable(measurements) {
  const rows = curvesOf(measurements).map(({ title, unit, points, exponents }) => [
    title,
    points.map(({ size, seconds: value }) => `${count(size)} ${unit}: ${seconds(value)} s`).join(', '),
    exponents.map((exponent) => exponent.toFixed(2)).join(', '),
  ]);
  return table([['workload', 'CPU of Limbeck', 'exponents'], ...rows]);
}

export function aimsTable(measurements) {
  const rows = measurements.flatMap((measurement) => measurement.aims.map((aim) => aimRow(measurement, aim)));
  return table([['workload', 'measure', 'measured', 'aim', 'reached'], ...rows]);
}

function aimRow(measurement, aim) {
  const { measure, atMost, value } = aim;
  const verdict = isMissed(aim) ? 'no' : 'yes';
  return [
    headline(measurement),
    measure,
    orDash(value, (number) => aimFigure(number, atMost)),
    `≤ ${atMost}`,
    orDash(value, () => verdict),
  ];
}

export function peersTable() {
  const rows = WORKLOADS.map(({ name, peer }) => [`\`${name}\``, peer]);
  return table([['workload', 'peer'], ...rows]);
}
