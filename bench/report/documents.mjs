// What docs/benchmarks.md shows: the charts, and the part of the page between two marks.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { curveChart } from './curve-chart.mjs';
import { curvesOf } from './curves.mjs';
import { floorsText, onlyFloors, withoutFloors } from './floors.mjs';
import { ratioChart } from './ratio-chart.mjs';
import { latestResults } from './results.mjs';
import { alembicRows } from './rows.mjs';
import { aimsTable, curvesTable, peersTable, resultsTable, settingText, slowerText } from './tables.mjs';

const DOCS = join(import.meta.dirname, '../../docs');
const PAGE = join(DOCS, 'benchmarks.md');
const BEGIN = '<!-- figures: written by `npm run bench` -->';
const END = '<!-- end of the figures -->';

/** Writes the charts and the tables of the latest results into the docs. */
export function drawResults() {
  const results = latestResults();
  const measurements = withoutFloors(results.measurements);
  const drawn = { ...results, measurements };
  const hasRatios = drawChart('benchmarks-ratios.svg', alembicRows(measurements).length > 0, () => ratioChart(drawn));
  const hasCurves = drawChart('benchmarks-curves.svg', curvesOf(measurements).length > 0, () => curveChart(drawn));
  const parts = [
    settingText(results),
    hasRatios ? '![CPU time of each workload, relative to Alembic](benchmarks-ratios.svg)' : '',
    resultsTable(measurements),
    slowerText(measurements),
    '## Growth',
    hasCurves ? '![CPU time by the number of tables and revisions](benchmarks-curves.svg)' : '',
    curvesTable(measurements),
    '## Peers',
    peersTable(),
    '## Aims',
    aimsTable(measurements),
    floorsText(onlyFloors(results.measurements)),
  ].filter((part) => part !== '');
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.slice(0, page.indexOf(BEGIN)), page.slice(page.indexOf(END))];
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${after}`);
  console.error(`Wrote ${PAGE} and its charts`);
}

/** Writes a chart if there is something to draw, and removes an old one otherwise. */
function drawChart(name, isDrawn, draw) {
  const file = join(DOCS, name);
  if (isDrawn) writeFileSync(file, draw());
  else if (existsSync(file)) rmSync(file);
  return isDrawn;
}
