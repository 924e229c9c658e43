// The table of docs/stalls.md, and what the terminal shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTESTANTS } from './contestants.mjs';

const PAGE = join(import.meta.dirname, '../../docs/stalls.md');
const BEGIN = '<!-- figures: written by `npm run stalls` -->';
const END = '<!-- end of the figures -->';
const NAMES = Object.keys(CONTESTANTS);

export function printChange({ change, contestants, sameSchema }) {
  console.log(`\n${change}${sameSchema === false ? ': ANOTHER SCHEMA' : ''}`);
  for (const [name, { read, write, took, failed }] of Object.entries(contestants)) {
    const figures = `reads ${milliseconds(read)}, writes ${milliseconds(write)}, took ${seconds(took)}`;
    console.log(`  ${name.padEnd(24)} longest wait: ${figures}${failed === null ? '' : `, FAILED: ${failed}`}`);
  }
}

export function writePage(results) {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.slice(0, page.indexOf(BEGIN)), page.slice(page.indexOf(END))];
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${settingText(results)}\n\n${table(results)}\n\n${after}`);
  console.error(`Wrote ${PAGE}`);
}

function settingText({ date, machine, versions, rows, lockTimeout, longTransactionMs }) {
  const { processor, cores, memory, system } = machine;
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return (
    `Measured on ${date}: ${processor}, ${cores} cores, ${memory}, ${system}. ${programs.join(', ')}. ` +
    `${rows.toLocaleString('en-US')} rows, \`lockTimeout\` ${lockTimeout} ms, a transaction of ${longTransactionMs / 1000} s.`
  );
}

function table({ changes }) {
  const rows = changes.map(({ change, contestants }) => [change, ...NAMES.map((name) => cell(contestants[name]))]);
  return [['change', ...NAMES], ['---', ...NAMES.map(() => '---')], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** The longest wait of anybody, and the time that the change took. */
function cell({ read, write, took, failed }) {
  const wait = milliseconds(Math.max(read, write));
  return failed === null ? `**${wait}**, ${seconds(took)}` : `**${wait}**, failed after ${seconds(took)}`;
}

const milliseconds = (value) => (value < 1000 ? `${Math.round(value)} ms` : seconds(value));
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
