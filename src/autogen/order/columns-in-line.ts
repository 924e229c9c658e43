import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import { constraintsOf, isOwn, type Table } from '../../schema/table.js';
import type { TableSides } from './table-sides.js';

interface ColumnSides extends Pick<TableSides, 'created'> {
  readonly without: readonly Table[];
  readonly having: readonly Table[];
}

/**
 * If a parent gets a column that a child already has, or loses one that the child keeps, the child's column is made
 * equal before and changed after. A child that is rebuilt isn't changed.
 */
export function columnsOfItsOwn(
  { without, having, created }: ColumnSides,
  kinds: readonly ('column' | 'columns')[],
): readonly Dependence[] {
  const other = new Map(without.map((table) => [nameKey(table), table]));
  const [ancestorsOf, otherAncestorsOf] = [ancestorFinder(having), ancestorFinder(without)];
  const staying = having.filter((table) => !created.has(nameKey(table)));
  return staying.flatMap((table) => {
    const same = other.get(nameKey(table));
    const stays = new Set(same === undefined ? [] : otherAncestorsOf(same).map(nameKey));
    const ancestors = stays.size === 0 ? [] : ancestorsOf(table).filter((ancestor) => stays.has(nameKey(ancestor)));
    return ancestors.flatMap((ancestor) =>
      ancestor.columns
        .filter(({ name }) => hasColumn(same, name) && !hasColumn(other.get(nameKey(ancestor)), name))
        .flatMap(({ name }) =>
          kinds.map(
            (kind): Dependence => ({
              dependent: partKey('column', ancestor, name),
              on: kind === 'column' ? partKey('column', table, name) : objectKey('columns', table),
            }),
          ),
        ),
    );
  });
}

/** If a table and its parent get a column, and the table has it as its own too, PostgreSQL merges that of the parent into it. */
export function ownColumnsFirst({ before, after, created, rebuiltColumns }: TableSides): readonly Dependence[] {
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(after);
  const isAdded = (table: Table, column: string) =>
    !hasColumn(found.get(nameKey(table)), column) || rebuiltColumns.has(partKey('column', table, column));
  const staying = after.filter((table) => !created.has(nameKey(table)));
  return staying.flatMap((table) => {
    const same = found.get(nameKey(table));
    const own = table.columns.filter((column) => isOwn(column) && same !== undefined && isAdded(table, column.name));
    return own.flatMap(({ name }) =>
      ancestorsOf(table)
        .filter((ancestor) => hasColumn(ancestor, name) && isAdded(ancestor, name))
        .map((ancestor) => ({
          dependent: partKey('column', ancestor, name),
          on: partKey('column', table, name),
        })),
    );
  });
}

/** Indexes and constraints of a table are created after its parents get the columns that the table inherits. */
export function partsOnInherited({ before, after, created }: TableSides): readonly Dependence[] {
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const [ancestorsOf, ancestorsBefore] = [ancestorFinder(after), ancestorFinder(before)];
  return after.flatMap((table) => {
    const was = created.has(nameKey(table)) ? undefined : found.get(nameKey(table));
    const staying = new Set(was === undefined ? [] : ancestorsBefore(was).map(nameKey));
    const arriving = (staying.size === 0 ? [] : ancestorsOf(table))
      .filter((ancestor) => staying.has(nameKey(ancestor)))
      .flatMap((ancestor) =>
        ancestor.columns
          .filter(({ name }) => !hasColumn(found.get(nameKey(ancestor)), name))
          .map(({ name }) => partKey('column', ancestor, name)),
      );
    return arriving.length === 0
      ? []
      : ownParts(table).flatMap((dependent) => arriving.map((on): Dependence => ({ dependent, on })));
  });
}

function ownParts(table: Table): readonly Key[] {
  return [
    ...constraintsOf(table)
      .filter(isOwn)
      .map(({ name }) => partKey('constraint', table, name)),
    ...table.indexes.filter(isOwn).map(({ name }) => besideTable(table, name)),
    ...(table.statistics ?? []).map((each) => objectKey('statistics', each)),
  ];
}

/** If a child of a child keeps a column, each table that loses it drops it for itself, and parents do so before children. */
export function lostInLine({ before, after, created, rebuiltColumns }: TableSides): readonly Dependence[] {
  const staying = after.filter((table) => !created.has(nameKey(table)));
  const wanted = new Map(staying.map((table) => [nameKey(table), table]));
  const loses = (table: Table, column: string) => {
    const same = wanted.get(nameKey(table));
    const isRebuilt = rebuiltColumns.has(partKey('column', table, column));
    return same !== undefined && (isRebuilt || !hasColumn(same, column));
  };
  const ancestorsOf = ancestorFinder(before);
  return before.flatMap((table) =>
    ancestorsOf(table).flatMap((ancestor) =>
      ancestor.columns
        .filter(({ name }) => loses(ancestor, name) && loses(table, name))
        .map(({ name }) => ({ dependent: partKey('column', ancestor, name), on: partKey('column', table, name) })),
    ),
  );
}

export function hasColumn(table: Table | undefined, column: string): boolean {
  return table?.columns.some(({ name }) => name === column) === true;
}
