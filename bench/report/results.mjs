// The results as JSON: one file for a machine and a day.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../results');

const keyOf = ({ workload, title, size }) => `${workload} ${title} ${size}`;

/** Writes results into the file of the day; the same measurements there are replaced. */
export function saveResults({ machine, versions, measurements }) {
  const date = new Date().toISOString().slice(0, 10);
  const name = `${machine.processor}-${machine.cores}-cores`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const file = join(FOLDER, `${date}-${name}.json`);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).measurements : [];
  const news = new Set(measurements.map(keyOf));
  const all = [...earlier.filter((measurement) => !news.has(keyOf(measurement))), ...measurements];
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ date, machine, versions, measurements: all.map(rounded) }, null, 2)}\n`);
  console.error(`\nWrote ${file}`);
}

/** Three digits after the point: more is noise. */
function rounded(value) {
  return JSON.parse(JSON.stringify(value), (_, item) =>
    typeof item === 'number' ? Math.round(item * 1000) / 1000 : item,
  );
}

/** The results of the latest day, which the documents show. */
export function latestResults() {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.json')) : [];
  const file = files.toSorted().at(-1);
  if (file === undefined) throw new Error(`${FOLDER} has no results. \`npm run bench -- --write\` writes some.`);
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
}
