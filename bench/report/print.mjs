import { curvesOf } from './curves.mjs';
import { aimFigure, count, headline, isMissed } from './format.mjs';

const plain = (text) => text.replaceAll('`', '');
const cell = (value, digits = 2) => (value === null ? '–' : value.toFixed(digits)).padStart(8);

/** Prints what each contestant took, and its total as a multiple of the first one of Alembic's. */
export function print(measurement) {
  const { contestants, aims, statements = {} } = measurement;
  const [, baseline] = Object.entries(contestants).find(([name]) => name.startsWith('Alembic')) ?? [];
  const width = Math.max(...Object.keys(contestants).map((name) => name.length)) + 2;
  console.log(`\n${plain(headline(measurement))} (median CPU seconds)`);
  console.log(
    `  ${''.padEnd(width)}${['client', 'server', 'total', 'least', 'most', 'clock', 'MiB', '/Alembic'].map((head) => head.padStart(8)).join('')}`,
  );
  for (const [name, figures] of Object.entries(contestants)) {
    if (figures.failed !== undefined) {
      console.log(`  ${name.padEnd(width)}failed: ${figures.failed.split('\n').slice(0, 4).join(' | ')}`);
      continue;
    }
    const { client, server, total, least, most, wall, memory } = figures;
    const times = [client, server, total, least, most, wall].map((value) => cell(value)).join('');
    const multiple = baseline === undefined ? '' : cell(total / baseline.total);
    console.log(`  ${name.padEnd(width)}${times}${cell(memory, 0)}${multiple}`);
  }
  const sent = Object.entries(statements).map(([name, number]) => `${name} ${number}`);
  if (sent.length > 0) console.log(`  statements: ${sent.join(', ')}`);
  for (const aim of aims) console.log(`  ${aimLine(aim)}`);
}

function aimLine(aim) {
  const { measure, atMost, value } = aim;
  const found = value === null ? 'not measured' : aimFigure(value, atMost);
  return `${isMissed(aim) ? 'MISSED ' : ''}${measure}: ${found}, aim ≤ ${atMost}`;
}

export function printCurves(measurements) {
  const curves = curvesOf(measurements);
  if (curves.length === 0) return;
  console.log('\nHow Limbeck grows (CPU seconds; the exponent from one size to the next: 1 is linear)');
  for (const { title, unit, points, exponents } of curves) {
    const steps = points.map(({ size, seconds }, index) => {
      const growth = index === 0 ? '' : `–(${exponents[index - 1].toFixed(2)})→ `;
      return `${growth}${count(size)}: ${seconds.toFixed(2)}`;
    });
    console.log(`  ${plain(title)}, ${unit}: ${steps.join(' ')}`);
  }
}

export function printMisses(measurements) {
  const missed = measurements.flatMap((measurement) =>
    measurement.aims.filter(isMissed).map((aim) => `${plain(headline(measurement))}: ${aimLine(aim)}`),
  );
  console.log(missed.length === 0 ? '\nNo measured aim is missed.' : `\nMissed aims:\n  ${missed.join('\n  ')}`);
}
