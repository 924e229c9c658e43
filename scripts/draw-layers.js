// `npm run layers:draw` draws the layers of src, their rooms, and what imports what, as docs/layers.svg. With --check it
// fails if that file isn't what it would draw.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs/layers.svg');
const [BOX_WIDTH, LINE_HEIGHT, GAP, MARGIN] = [210, 16, 46, 20];

const modules = cruise();
const imports = importsOfLayers();
const layers = [...imports.keys()];
const svg = draw(ranks());
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, svg);
} else if (readFileSync(FILE, 'utf8') !== svg) {
  console.error('docs/layers.svg is out of date. Draw it again: npm run layers:draw');
  process.exit(1);
}

function cruise() {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { modules: cruised } = JSON.parse(
    execFileSync(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 28 }).toString(),
  );
  return cruised.filter(({ source }) => layerOf(source) !== null && !source.includes('.test.'));
}

/** What each layer imports, without what it imports by way of another layer. */
function importsOfLayers() {
  const all = new Map();
  for (const { source, dependencies } of modules) {
    const from = layerOf(source);
    const to = dependencies
      .map(({ resolved }) => layerOf(resolved))
      .filter((layer) => layer !== null && layer !== from);
    all.set(from, new Set([...(all.get(from) ?? []), ...to]));
  }
  const reaches = (from, to) => [...all.get(from)].some((next) => next === to || reaches(next, to));
  const direct = ([, to]) =>
    [...to].filter((layer) => ![...to].some((other) => other !== layer && reaches(other, layer)));
  return new Map([...all].sort().map((entry) => [entry[0], direct(entry).sort()]));
}

function layerOf(path) {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** The layers in rows: each below all that import it. */
function ranks() {
  const rank = new Map();
  const rankOf = (layer) => {
    if (!rank.has(layer)) rank.set(layer, 1 + Math.max(-1, ...imports.get(layer).map(rankOf)));
    return rank.get(layer);
  };
  const highest = Math.max(...layers.map(rankOf));
  return Array.from({ length: highest + 1 }, (_, row) => layers.filter((layer) => rankOf(layer) === highest - row));
}

function linesOf(layer) {
  const paths = modules.map(({ source }) => source.split('/')).filter((path) => path[1] === layer && path.length > 3);
  const lines = [''];
  for (const room of [...new Set(paths.map((path) => path[2]))].sort()) {
    const line = lines.at(-1);
    if (line !== '' && line.length + room.length > 32) lines.push(room);
    else lines[lines.length - 1] = line === '' ? room : `${line} · ${room}`;
  }
  return lines.filter((line) => line !== '');
}

function draw(rows) {
  const width = Math.max(...rows.map((row) => row.length)) * (BOX_WIDTH + GAP) + MARGIN;
  const boxes = new Map();
  let top = MARGIN;
  for (const row of rows) {
    const left = (width - row.length * (BOX_WIDTH + GAP) + GAP) / 2;
    const heights = row.map((layer) => (linesOf(layer).length + 1) * LINE_HEIGHT + 14);
    for (const [at, layer] of row.entries()) {
      boxes.set(layer, { x: left + at * (BOX_WIDTH + GAP), y: top, height: heights[at] });
    }
    top += Math.max(...heights) + GAP;
  }
  const arrows = [...imports].flatMap(([from, to]) => to.map((layer) => arrow(boxes.get(from), boxes.get(layer))));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" font-family="system-ui, sans-serif" font-size="12">`,
    '<title>The layers of src. An arrow points to a layer that is imported; imports by way of another layer are left out.</title>',
    '<style>text{fill:#1f2328}.room{fill:#59636e}rect{fill:#f6f8fa;stroke:#8c959f}path{fill:none;stroke:#8c959f}',
    '@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.room{fill:#9198a1}rect{fill:#151b23;stroke:#656c76}path{stroke:#656c76}}</style>',
    '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M1 1L7 4L1 7"/></marker></defs>',
    ...arrows,
    ...[...boxes].flatMap(([layer, box]) => boxLines(layer, box)),
    '</svg>',
  ].join('\n')}\n`;
}

function boxLines(layer, { x, y, height }) {
  const rooms = linesOf(layer).map(
    (line, at) => `<text class="room" x="${x + 10}" y="${y + 36 + at * LINE_HEIGHT}" font-size="11">${line}</text>`,
  );
  return [
    `<rect x="${x}" y="${y}" width="${BOX_WIDTH}" height="${height}" rx="6"/>`,
    `<text x="${x + 10}" y="${y + 19}" font-weight="600">${layer}</text>`,
    ...rooms,
  ];
}

function arrow(from, to) {
  const [x1, y1, x2, y2] = [from.x + BOX_WIDTH / 2, from.y + from.height, to.x + BOX_WIDTH / 2, to.y];
  const bend = (y2 - y1) / 2;
  return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" marker-end="url(#a)"/>`;
}
