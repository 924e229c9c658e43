import { formatName } from '../../../schema/names.js';
import type { TableRows } from './read-rows.js';
import type { Table } from './tables.js';

/**
 * What a downgrade and the upgrade after it lost, a line for each table. Only rows and columns that the first upgrade kept
 * as they were count: what a revision changes by itself can't be expected back.
 * @param states before the revision, after its upgrade, after its downgrade, and after its second upgrade
 */
export function findLostRows(states: readonly (readonly TableRows[])[]): readonly string[] {
  const [before = [], ...later] = states;
  return before.flatMap((start) => {
    const line = follow(start, later);
    return line === null ? [] : [line];
  });
}

function follow(start: TableRows, later: readonly (readonly TableRows[])[]): string | null {
  const found = later.map((state) => findTable(state, start.table)).filter((state) => state !== undefined);
  const all = [start, ...found];
  if (found.length < later.length || all.some(({ rows }) => rows === null)) return null;
  const places = keptColumns(all.map(({ table }) => table));
  const lost = places.length === 0 ? 0 : countLost(all, places);
  if (lost === 0) return null;
  const { schema, name, columns } = start.table;
  const table = formatName({ schema: schema === 'public' ? null : schema, name });
  const changed = places.filter((place) => countLost(all, [place]) > 0);
  const names = changed.map(([place = 0]) => columns[place]?.name ?? '').join(', ');
  return changed.length === 0 || changed.length === places.length
    ? `${lost} of ${start.rows?.length} rows of ${table} are gone`
    : `${lost} of ${start.rows?.length} rows of ${table} have another value: ${names}`;
}

/** How many rows that the first upgrade kept are missing later, looking at these columns. */
function countLost(states: readonly TableRows[], places: readonly (readonly number[])[]): number {
  const [rows = [], upgraded = [], ...others] = states.map((state, which) => projected(state, places, which));
  const kept = common(rows, upgraded);
  return Math.max(...others.map((after) => kept.length - common(kept, after).length));
}

/** A table that is renamed keeps its oid, a table that is recreated its name. */
function findTable(state: readonly TableRows[], { oid, schema, name }: Table): TableRows | undefined {
  return (
    state.find(({ table }) => table.oid === oid) ??
    state.find(({ table }) => table.schema === schema && table.name === name)
  );
}

/** The columns that all these have, with one type: for each of them, where it is in each table. */
function keptColumns([first, ...others]: readonly Table[]): readonly (readonly number[])[] {
  if (first === undefined) return [];
  return first.columns.flatMap((column, place) => {
    const places = others.map(({ oid, columns }) => {
      const sameNumber = oid === first.oid ? columns.findIndex(({ number }) => number === column.number) : -1;
      const where = sameNumber === -1 ? columns.findIndex(({ name }) => name === column.name) : sameNumber;
      return columns[where]?.type === column.type ? where : -1;
    });
    return places.includes(-1) ? [] : [[place, ...places]];
  });
}

function projected({ rows }: TableRows, places: readonly (readonly number[])[], which: number): readonly string[] {
  return (rows ?? []).map((row) => JSON.stringify(places.map((place) => row[place[which] ?? 0])));
}

/** What is in both lists, as often as in the one that has it less often. */
function common(some: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return some.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count > 0;
  });
}
