// `npm run spelling` looks for words in documents, messages, help, and titles of tests that no dictionary has. Words of
// PostgreSQL, and names, are in scripts/prose/words.txt: add one there if it is right.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readTexts } from './prose/texts.js';

const ROOT = join(import.meta.dirname, '..');

/** Other rooms have SQL among their strings. */
const ROOMS_OF_MESSAGES = /^src[/\\](?:cli|errors)[/\\]/;

const texts = readTexts().filter(
  ({ kind, path }) => kind !== 'comments' && (kind !== 'messages' || ROOMS_OF_MESSAGES.test(path)),
);
// A line for each text, so that what cspell says of a line leads to its place.
const lines = texts.map(({ text }) => text.replaceAll(/`[^`]*`/g, ' ').replaceAll(/\s+/g, ' '));
const program = join(ROOT, 'node_modules/cspell/bin.mjs');
const options = [
  'stdin',
  '--config',
  join(ROOT, 'scripts/prose/cspell.json'),
  '--no-progress',
  '--no-summary',
  '--no-color',
];
const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...options], {
  cwd: ROOT,
  input: lines.join('\n'),
  encoding: 'utf8',
});
const unknown = [...stdout.matchAll(/:(\d+):\d+ - Unknown word \((.*?)\)/g)];
for (const [, line, word] of unknown) {
  const { path, line: place } = texts[Number(line) - 1];
  console.log(`${path}:${place}: "${word}" is in no dictionary`);
}
if (unknown.length > 0) process.exit(1);
if (status !== 0) {
  console.error(stderr || stdout);
  process.exit(1);
}
