import { describe, expect, test } from 'vitest';
import { curveChart } from './curve-chart.mjs';
import { curvesOf } from './curves.mjs';
import { floorsText } from './floors.mjs';
import { ratioChart } from './ratio-chart.mjs';
import { aimsTable, resultsTable, slowerText } from './tables.mjs';

const figures = (total) => ({ runs: 5, client: total / 2, server: total / 2, total, wall: total, memory: 80 });

const check = (size, own, alembic) => ({
  workload: 'check',
  title: '`check` <models>',
  size,
  unit: 'tables',
  runs: 5,
  contestants: { Limbeck: figures(own), Alembic: figures(alembic), 'drizzle-kit': figures(40 * own) },
  statements: { Limbeck: 5 },
  aims: [{ measure: 'CPU of Limbeck / Alembic', of: 'Limbeck', to: 'Alembic', atMost: 0.5, value: own / alembic }],
});

const RESULTS = {
  date: '2026-03-02',
  machine: { processor: 'A & B', cores: 2, memory: '8 GiB', system: 'Linux' },
  versions: { Node: '20.0.0' },
  measurements: [check(100, 1, 4), check(1000, 10, 8)],
};

describe('the charts', () => {
  test.each([
    ['ratios', ratioChart],
    ['curves', curveChart],
  ])('draw the %s as SVG inside its frame, without a figure that is no number', (_, draw) => {
    const svg = draw(RESULTS);
    const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg);
    const places = (name) => [...svg.matchAll(new RegExp(` ${name}="([^"]+)"`, 'g'))].map(([, value]) => Number(value));

    expect(svg).not.toMatch(/NaN|undefined|Infinity|<models>/);
    expect([...places('x'), ...places('x1'), ...places('x2')].filter((x) => !(x >= 0 && x <= Number(width)))).toEqual(
      [],
    );
    expect([...places('y'), ...places('y1'), ...places('y2')].filter((y) => !(y >= 0 && y <= Number(height)))).toEqual(
      [],
    );
  });

  test('write the multiple of a peer that is beyond the scale', () => {
    expect(ratioChart(RESULTS)).toContain('▸ 10.0 ×');
  });
});

describe('the tables', () => {
  test('name the exponent by which a command grows', () => {
    expect(curvesOf(RESULTS.measurements)[0].exponents).toEqual([expect.closeTo(1)]);
  });

  test('say where another program is faster, and which aims are missed', () => {
    expect(slowerText(RESULTS.measurements)).toContain('1,000 tables: Alembic 8.0 s, Limbeck 10.0 s');
    expect(aimsTable(RESULTS.measurements).match(/\| no \|/g)).toHaveLength(1);
  });

  test('show each program with its multiple of Alembic', () => {
    expect(resultsTable(RESULTS.measurements)).toContain(
      '| `check` <models>, 100 tables | Limbeck | 0.50 | 0.50 | 1.0 | 0.25 |',
    );
  });

  test('say which aims are below what Limbeck cannot leave out', () => {
    const floor = { ...check(1000, 10, 8), workload: 'floors' };

    expect(floorsText([floor])).toContain(
      '| `check` <models>, 1,000 tables | CPU of Limbeck / Alembic | 1.25 | ≤ 0.5 | no |',
    );
    expect(floorsText([])).toBe('');
  });
});
