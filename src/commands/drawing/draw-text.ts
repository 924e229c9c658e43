import type { EdgeKind } from '../../script/lay-out-graph.js';
import {
  type AppliedState,
  appliedState,
  type DrawnGraph,
  type GraphLine,
  type GraphMark,
  type GraphRevision,
  marksOf,
  missingLines,
} from './drawn-graph.js';

/** Marks a part of a line for a colour. */
export type PaintGraph = (part: GraphMark['kind'] | 'id' | 'lanes', text: string) => string;

const SYMBOLS: Readonly<Record<AppliedState, string>> = { unknown: '*', everywhere: '*', somewhere: '+', nowhere: 'o' };

const LANES: Readonly<Record<EdgeKind, string>> = { follows: '|', depends: ':' };

/** The history as lines of text, in the manner of `git log --graph`. Dependencies are dotted. */
export function drawText(graph: DrawnGraph, paint: PaintGraph = (_, text) => text): readonly string[] {
  const lanes = new TextLanes();
  const shown = new Set(graph.revisions.map(({ id }) => id));
  const lines: string[] = [];
  for (const revision of graph.revisions) {
    const arriving = graph.lines.filter(({ to }) => to === revision.id);
    const leaving = graph.lines.filter(({ from }) => from === revision.id);
    lines.push(...lanes.end(arriving, revision.lane).map((line) => paint('lanes', line)));
    lines.push(
      `${paint('lanes', lanes.row(revision.lane, SYMBOLS[appliedState(revision, graph)]))} ${words(revision, paint)}`,
    );
    lines.push(...lanes.begin(leaving, revision.lane).map((line) => paint('lanes', line)));
  }
  const cut = graph.lines.some(({ to }) => !shown.has(to));
  return [...lines, ...(cut ? [paint('lanes', lanes.row(-1, ''))] : []), ...legend(graph), ...missingLines(graph)];
}

function words(revision: GraphRevision, paint: PaintGraph): string {
  const marks = marksOf(revision).map(({ kind, text }) => paint(kind, kind === 'database' ? `[${text}]` : `(${text})`));
  return [paint('id', revision.id), ...marks, revision.message].filter((word) => word !== '').join(' ');
}

function legend({ databases }: DrawnGraph): readonly string[] {
  if (databases.length === 0) return [];
  return ['', `* applied${databases.length > 1 ? ' everywhere, + in some databases' : ''}, o not applied`];
}

/** The lanes that lead somewhere, while rows are drawn from above. */
class TextLanes {
  readonly #open = new Map<number, EdgeKind>();

  /** Lines that end at the revision turn to its lane, the farthest first. */
  end(arriving: readonly GraphLine[], lane: number): readonly string[] {
    const others = [...new Set(arriving.map((line) => line.lane))].filter((other) => other !== lane);
    return others
      .sort((one, other) => other - one)
      .map((other) => {
        this.#open.delete(other);
        return this.#turn(lane, other, 'end');
      });
  }

  /** Lines that begin at the revision turn away from its lane. */
  begin(leaving: readonly GraphLine[], lane: number): readonly string[] {
    this.#open.delete(lane);
    for (const line of leaving) if (line.lane === lane) this.#open.set(lane, line.kind);
    return leaving
      .filter((line) => line.lane !== lane)
      .map((line) => {
        const row = this.#turn(lane, line.lane, 'begin');
        if (this.#open.get(line.lane) !== 'follows') this.#open.set(line.lane, line.kind);
        return row;
      });
  }

  row(lane: number, symbol: string): string {
    const cells = this.#cells();
    if (lane >= 0) cells[lane * 2] = symbol;
    return join(cells);
  }

  /** `|_|/` where a line comes from the right, `|-|-\` where one goes there. */
  #turn(lane: number, other: number, at: 'begin' | 'end'): string {
    const cells = this.#cells();
    const [left, right] = [Math.min(lane, other) * 2, Math.max(lane, other) * 2];
    const leansRight = at === 'begin' && other > lane;
    for (let cell = left + 1; cell < right - 1; cell += 1) {
      if ((cells[cell] ?? ' ') === ' ') cells[cell] = leansRight ? '-' : '_';
    }
    cells[right - 1] = leansRight ? '\\' : '/';
    cells[lane * 2] ??= '|';
    return join(cells);
  }

  #cells(): (string | undefined)[] {
    const cells: (string | undefined)[] = [];
    for (const [lane, kind] of this.#open) cells[lane * 2] = LANES[kind];
    return cells;
  }
}

function join(cells: readonly (string | undefined)[]): string {
  return Array.from(cells, (cell) => cell ?? ' ')
    .join('')
    .trimEnd();
}
