import type { Diagram, DiagramReference, DiagramTable } from './diagram.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placed<T> extends Size {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DiagramLayout extends Size {
  readonly tables: readonly Placed<DiagramTable>[];
  readonly references: readonly RoutedReference[];
}

/** A line from the referring to the referred table: straight across columns of tables, curved between them. */
export interface RoutedReference {
  readonly reference: DiagramReference;
  readonly points: readonly Point[];
  /** The direction in which the line leaves the first table, and in which it reaches the other one. */
  readonly leaves: 1 | -1;
  readonly reaches: 1 | -1;
}

/** Between columns of tables, and between tables. */
const GAP_X = 72;
const GAP_Y = 24;
const MARGIN = 24;
const SWEEPS = 6;

/** What the drawing knows of the look of tables. */
export interface TableShape {
  sizeOf(table: DiagramTable): Size;
  /** The row of a column, from the top of the table. Null if the column isn't shown. */
  rowOf(table: DiagramTable, column: string): number | null;
}

/** Layers by references: a table is to the right of all that it refers to, as far as no references form a cycle. */
export function layOutDiagram(diagram: Diagram, shape: TableShape): DiagramLayout {
  const sizeOf = (table: DiagramTable) => shape.sizeOf(table);
  const columns = balance(order(layersOf(diagram), diagram), sizeOf);
  const tables = placeColumns(columns, sizeOf);
  const width = Math.max(0, ...tables.map((table) => table.x + table.width)) + MARGIN + LOOP;
  const height = Math.max(0, ...tables.map((table) => table.y + table.height)) + MARGIN;
  return { tables, references: route(diagram, tables, shape), width, height };
}

type Columns = readonly (readonly DiagramTable[])[];

/** Tables without references are last. */
function layersOf({ tables, references }: Diagram): Columns {
  const others = references.filter(({ from, to }) => from !== to);
  const referred = new Map(tables.map(({ name }) => [name, others.filter(({ from }) => from === name)]));
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    // A cycle is cut at the reference that closes it.
    if (open.has(name)) return -1;
    open.add(name);
    const depth = Math.max(-1, ...(referred.get(name) ?? []).map(({ to }) => depthOf(to))) + 1;
    open.delete(name);
    depths.set(name, depth);
    return depth;
  };
  const isAlone = ({ name }: DiagramTable) => !others.some(({ from, to }) => from === name || to === name);
  const layers: DiagramTable[][] = [];
  for (const table of tables.filter((each) => !isAlone(each))) {
    const depth = depthOf(table.name);
    while (layers.length <= depth) layers.push([]);
    layers[depth]?.push(table);
  }
  return [...layers, tables.filter(isAlone)].filter((layer) => layer.length > 0);
}

/** Puts tables next to those that they are connected to, a few times from left to right and back. */
function order(layers: Columns, { references }: Diagram): Columns {
  let sorted = layers.map((layer) => layer.toSorted(byName));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const places = new Map(sorted.flatMap((layer) => layer.map(({ name }, at) => [name, at / layer.length])));
    const middle = ({ name }: DiagramTable): number => {
      const near = references.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
      const found = near.filter((other) => other !== name).map((other) => places.get(other) ?? 0);
      return found.length === 0 ? 1 : found.reduce((sum, place) => sum + place, 0) / found.length;
    };
    sorted = sorted.map((layer) => layer.toSorted((one, other) => middle(one) - middle(other) || byName(one, other)));
  }
  return sorted;
}

function byName(one: DiagramTable, other: DiagramTable): number {
  return one.name < other.name ? -1 : 1;
}

/** Splits layers that are much higher than a picture of the usual shape. */
function balance(layers: Columns, sizeOf: (table: DiagramTable) => Size): Columns {
  const sizes = layers.flat().map(sizeOf);
  const area = sizes.reduce((sum, { width, height }) => sum + (width + GAP_X) * (height + GAP_Y), 0);
  const limit = Math.max(Math.sqrt(area * 0.75), ...sizes.map(({ height }) => height));
  return layers.flatMap((layer) => {
    const total = layer.reduce((sum, table) => sum + sizeOf(table).height + GAP_Y, 0);
    const share = total / Math.ceil(total / limit);
    const parts: DiagramTable[][] = [[]];
    let height = 0;
    for (const table of layer) {
      const next = sizeOf(table).height + GAP_Y;
      if (height > 0 && height + next / 2 > share) {
        parts.push([]);
        height = 0;
      }
      parts.at(-1)?.push(table);
      height += next;
    }
    return parts;
  });
}

/** Each column is in the middle. */
function placeColumns(columns: Columns, sizeOf: (table: DiagramTable) => Size): readonly Placed<DiagramTable>[] {
  const heights = columns.map((tables) => tables.reduce((sum, table) => sum + sizeOf(table).height + GAP_Y, -GAP_Y));
  const highest = Math.max(0, ...heights);
  const placed: Placed<DiagramTable>[] = [];
  let x = MARGIN;
  for (const [at, tables] of columns.entries()) {
    let y = MARGIN + (highest - (heights[at] ?? 0)) / 2;
    const width = Math.max(...tables.map((table) => sizeOf(table).width));
    for (const item of tables) {
      placed.push({ item, x, y: Math.round(y), width, height: sizeOf(item).height });
      y += sizeOf(item).height + GAP_Y;
    }
    x += width + GAP_X;
  }
  return placed;
}

const LOOP = 28;
/** Of the first row of a table. */
const HEAD = 14;

type PlacedTable = Placed<DiagramTable>;

/** A line begins at its column, and ends at the head of the other table. */
function route({ references }: Diagram, tables: readonly PlacedTable[], shape: TableShape): readonly RoutedReference[] {
  const places = new Map(tables.map((table) => [table.item.name, table]));
  return references.flatMap((reference) => {
    const [from, to] = [places.get(reference.from), places.get(reference.to)];
    if (from === undefined || to === undefined) return [];
    const start = from.y + (shape.rowOf(from.item, reference.columns[0] ?? '') ?? HEAD);
    return from.x === to.x
      ? routeAlong(reference, { from, to, start })
      : routeAcross(reference, { from, to, start }, tables);
  });
}

interface Ends {
  readonly from: PlacedTable;
  readonly to: PlacedTable;
  /** Where the line begins. */
  readonly start: number;
}

/** In one column, the line runs on its right. */
function routeAlong(reference: DiagramReference, { from, to, start }: Ends): RoutedReference {
  const end = to.y + HEAD;
  const x = from.x + from.width;
  const points = [
    { x, y: start },
    { x: x + LOOP, y: (start + end) / 2 },
    { x, y: end },
  ];
  return { reference, points, leaves: 1, reaches: -1 };
}

function routeAcross(
  reference: DiagramReference,
  { from, to, start }: Ends,
  tables: readonly PlacedTable[],
): RoutedReference {
  const leaves = to.x < from.x ? -1 : 1;
  const first = { x: leaves === -1 ? from.x : from.x + from.width, y: start };
  const last = { x: leaves === -1 ? to.x + to.width : to.x, y: to.y + HEAD };
  return { reference, points: [first, ...across(first, last, tables), last], leaves, reaches: leaves };
}

/** The way through the columns between two tables: between their tables, near the straight line. */
function across(first: Point, last: Point, tables: readonly Placed<DiagramTable>[]): readonly Point[] {
  const [left, right] = first.x < last.x ? [first, last] : [last, first];
  const between = tables.filter(({ x, width }) => x > left.x && x + width < right.x);
  const columns = [...new Set(between.map(({ x }) => x))].sort((one, other) => one - other);
  const points = columns.flatMap((x) => {
    const own = between.filter((table) => table.x === x);
    const width = own[0]?.width ?? 0;
    const wanted = left.y + ((right.y - left.y) * (x + width / 2 - left.x)) / (right.x - left.x);
    const y = nearestGap(own, wanted);
    return [
      { x, y },
      { x: x + width, y },
    ];
  });
  return first === left ? points : points.reverse();
}

/** Above, below, or between the tables of a column. */
function nearestGap(column: readonly Placed<DiagramTable>[], wanted: number): number {
  const sorted = column.toSorted((one, other) => one.y - other.y);
  const top = sorted[0]?.y ?? 0;
  const last = sorted.at(-1);
  const bottom = last === undefined ? 0 : last.y + last.height;
  const gaps = [top - GAP_Y / 2, ...sorted.map(({ y, height }) => y + height + GAP_Y / 2)];
  if (wanted < top - GAP_Y / 2) return Math.round(wanted);
  if (wanted > bottom + GAP_Y / 2) return Math.round(wanted);
  return gaps.reduce((best, gap) => (Math.abs(gap - wanted) < Math.abs(best - wanted) ? gap : best));
}
