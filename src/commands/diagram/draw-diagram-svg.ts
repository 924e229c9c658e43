import { markupText, onOneLine } from '../../util/escape.js';
import { formatCount } from '../../util/format-count.js';
import type { Diagram, DiagramColumn, DiagramMark, DiagramTable } from './diagram.js';
import { layOutDiagram, type Placed, type Point, type RoutedReference, type Size } from './lay-out-diagram.js';

const ROW = 20;
const HEAD = 28;
const PADDING = 10;
/** A character of the monospaced font of this size, generously. */
const CHARACTER = 7.3;
const LONGEST_NAME = 40;

/** Its own background keeps it readable on any page; the colors follow what the reader's system prefers. */
const STYLE = [
  '.limbeck-diagram{--ground:#fff;--box:#f6f8fa;--text:#1f2328;--dim:#59636e;--line:#8c959f;--head:#ddf4ff;--added:#116329;--removed:#a40e26;--changed:#7d4e00}',
  '@media(prefers-color-scheme:dark){.limbeck-diagram{--ground:#0d1117;--box:#151b23;--text:#f0f6fc;--dim:#9198a1;--line:#6e7681;--head:#12314d;--added:#56d364;--removed:#ff7b72;--changed:#e3b341}}',
  '.limbeck-diagram text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:var(--text);white-space:pre}',
  '.limbeck-diagram .ground{fill:var(--ground)}.limbeck-diagram .box{fill:var(--box);stroke:var(--line)}.limbeck-diagram .head{fill:var(--head)}',
  '.limbeck-diagram .name{font-weight:600;font-size:13px}.limbeck-diagram .type,.limbeck-diagram .more{fill:var(--dim)}.limbeck-diagram .key{font-weight:600}',
  '.limbeck-diagram .line{fill:none;stroke:var(--line);stroke-width:1.5}.limbeck-diagram .none{fill:var(--ground);stroke:var(--line);stroke-width:1.5}',
  ...(['added', 'removed', 'changed'] as const).map(
    (mark) =>
      `.limbeck-diagram .${mark} .box,.limbeck-diagram .line.${mark}{stroke:var(--${mark});stroke-width:2}.limbeck-diagram text.${mark}{fill:var(--${mark})}`,
  ),
  '.limbeck-diagram .line.removed{stroke-dasharray:5 4}.limbeck-diagram text.removed{text-decoration:line-through}',
];

const SIGNS: Readonly<Record<DiagramMark, string>> = { same: ' ', added: '+', removed: '−', changed: '~' };

/** The diagram as an SVG file that needs nothing else. */
export function drawDiagramSvg(diagram: Diagram): string {
  const layout = layOutDiagram(diagram, { sizeOf: sizeOfTable, rowOf: rowOfColumn });
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="limbeck-diagram" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${markupText(describe(diagram))}">`,
    `<style>${STYLE.join('\n')}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...layout.references.map(drawReference),
    ...layout.tables.map(drawTable),
    '</svg>',
    '',
  ].join('\n');
}

function describe({ tables, references }: Diagram): string {
  return `${formatCount(tables.length, 'table')} with ${formatCount(references.length, 'reference')}`;
}

function rowOf(column: DiagramColumn): { readonly left: string; readonly type: string } {
  const { name, type, isPrimary, isForeign, isNullable, mark } = column;
  const key = isPrimary ? 'PK' : isForeign ? 'FK' : '  ';
  return { left: `${SIGNS[mark]} ${key} ${shorten(name)}`, type: `${shorten(type)}${isNullable ? '?' : ''}` };
}

function shorten(text: string): string {
  const shown = onOneLine(text);
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME - 1)}…` : shown;
}

function titleOf({ name, mark }: DiagramTable): string {
  return mark === 'same' ? shorten(name) : `${SIGNS[mark]} ${shorten(name)}`;
}

function moreOf({ hidden }: DiagramTable): string | null {
  return hidden === 0 ? null : `… ${formatCount(hidden, 'more column')}`;
}

function sizeOfTable(table: DiagramTable): Size {
  const rows = table.columns.map(rowOf).map(({ left, type }) => lengthOf(left) + 2 + lengthOf(type));
  const characters = Math.max(lengthOf(titleOf(table)) * 1.1, lengthOf(moreOf(table) ?? '') + 5, ...rows);
  const count = table.columns.length + (table.hidden === 0 ? 0 : 1);
  return { width: Math.ceil(characters * CHARACTER) + 2 * PADDING, height: HEAD + count * ROW + 6 };
}

function rowOfColumn({ columns }: DiagramTable, name: string): number | null {
  const at = columns.findIndex((column) => column.name === name);
  return at === -1 ? null : HEAD + at * ROW + ROW / 2;
}

/** Wide characters count twice. */
function lengthOf(text: string): number {
  return [...text].length + (text.match(/[\u1100-\u{10FFFF}]/gu)?.length ?? 0);
}

function drawTable({ item, x, y, width, height }: Placed<DiagramTable>): string {
  const { columns, mark } = item;
  const more = moreOf(item);
  const last = y + HEAD + columns.length * ROW + 15;
  const rows = columns.map((column, at) => {
    const { left, type } = rowOf(column);
    const line = y + HEAD + at * ROW + 15;
    const names = [column.isPrimary ? 'key' : '', column.mark === 'same' ? '' : column.mark].filter(
      (name) => name !== '',
    );
    const own = names.length === 0 ? '' : ` class="${names.join(' ')}"`;
    const kind = column.mark === 'same' ? 'type' : `type ${column.mark}`;
    return `<text${own} x="${x + PADDING}" y="${line}">${markupText(left)}</text><text class="${kind}" x="${x + width - PADDING}" y="${line}" text-anchor="end">${markupText(type)}</text>`;
  });
  return [
    `<g${mark === 'same' ? '' : ` class="${mark}"`}><title>${markupText(item.name)}</title>`,
    `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
    `<path class="head" d="M${x + 1} ${y + HEAD}V${y + 7}a6 6 0 0 1 6-6H${x + width - 7}a6 6 0 0 1 6 6V${y + HEAD}z"/>`,
    `<text class="name${mark === 'same' ? '' : ` ${mark}`}" x="${x + PADDING}" y="${y + 19}">${markupText(titleOf(item))}</text>`,
    ...rows,
    ...(more === null ? [] : [`<text class="more" x="${x + PADDING}" y="${last}">     ${markupText(more)}</text>`]),
    '</g>',
  ].join('\n');
}

/** With a crow's foot where many rows may refer, and a circle where a row may refer to none. */
function drawReference({ reference, points, leaves, reaches }: RoutedReference): string {
  const { from, to, columns, isOptional, isUnique, mark } = reference;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const kind = mark === 'same' ? 'line' : `line ${mark}`;
  const near = first.x + 9 * leaves;
  const many = isUnique
    ? `M${near} ${first.y - 5}v10`
    : `M${first.x} ${first.y - 5}L${near} ${first.y}L${first.x} ${first.y + 5}`;
  const one = `M${last.x - 7 * reaches} ${last.y - 5}v10`;
  const none = `<circle class="none" cx="${last.x - 13 * reaches}" cy="${last.y}" r="3.5"/>`;
  const title = `${from} (${columns.join(', ')}) refers to ${to}`;
  return `<g><title>${markupText(title)}</title><path class="${kind}" d="${pathOf(points)}${many}${one}"/>${isOptional ? none : ''}</g>`;
}

/** Curved between the columns of tables, straight across them. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const loop = rest[0];
  const end = rest[1];
  if (points.length === 3 && loop !== undefined && end !== undefined) {
    return `M${first.x} ${first.y}C${loop.x} ${first.y} ${loop.x} ${end.y} ${end.x} ${end.y}`;
  }
  let path = `M${first.x} ${first.y}`;
  let previous = first;
  for (const [at, point] of rest.entries()) {
    const middle = (previous.x + point.x) / 2;
    path += at % 2 === 0 ? `C${middle} ${previous.y} ${middle} ${point.y} ${point.x} ${point.y}` : `H${point.x}`;
    previous = point;
  }
  return path;
}
