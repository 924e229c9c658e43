import type { Dependences } from '../../operations/order/add-dependences.js';
import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { objectKey, partKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import { isOwn, parentsOf } from '../../schema/table.js';
import { sameType } from '../../schema/types.js';
import { stayingFinder, type TableSides } from './table-sides.js';

/** Parts of children that must change before or after a part of the parent that has the same name. */
export function partsInTheWay(sides: TableSides): Dependences {
  return {
    before: [
      ...columnsInTheWay(sides, 'before'),
      ...changingColumns(sides, 'before'),
      ...checksInLine(sides),
      ...checksInTheWay(sides),
    ],
    after: [...columnsInTheWay(sides, 'after'), ...changingColumns(sides, 'after')],
  };
}

/** A table that only one side has, or that is rebuilt, with a column that has the name of a column that its parent loses or gets. */
function columnsInTheWay({ before, after, created }: TableSides, side: 'before' | 'after'): readonly Dependence[] {
  const [tables, others, kinds] =
    side === 'before' ? ([before, after, GETS_COLUMNS] as const) : ([after, before, LOSES_COLUMNS] as const);
  const found = new Map(others.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(tables);
  return tables
    .filter((table) => !found.has(nameKey(table)) || created.has(nameKey(table)))
    .flatMap((table) =>
      ancestorsOf(table)
        .filter((ancestor) => {
          const names = new Set(ancestor.columns.map(({ name }) => name));
          const ofOther = found.get(nameKey(ancestor))?.columns.filter(({ name }) => !names.has(name)) ?? [];
          return ofOther.some(({ name }) => table.columns.some((column) => column.name === name));
        })
        .flatMap((ancestor) =>
          kinds.map((kind): Dependence => ({ dependent: objectKey('table', table), on: objectKey(kind, ancestor) })),
        ),
    );
}

const GETS_COLUMNS = ['shape', 'computed'] as const;
const LOSES_COLUMNS = ['columns'] as const;

/**
 * A table that only one side has, whose ancestor stops computing a column: PostgreSQL refuses that if the children have
 * children. And a new table whose own column a parent has, too: the parent's column gets its type before.
 */
function changingColumns({ before, after, created }: TableSides, side: 'before' | 'after'): readonly Dependence[] {
  const [tables, others] = side === 'before' ? [before, after] : [after, before];
  const found = new Map(others.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(tables);
  return tables
    .filter((table) => !found.has(nameKey(table)) || created.has(nameKey(table)))
    .flatMap((table) =>
      ancestorsOf(table)
        .filter((ancestor) => !created.has(nameKey(ancestor)))
        .flatMap((ancestor) => {
          const same = found.get(nameKey(ancestor));
          return ancestor.columns
            .filter((column) => {
              const other = same?.columns.find(({ name }) => name === column.name);
              if (other === undefined) return false;
              const isRetyped =
                !sameType(column.type, other.type) && table.columns.some(({ name }) => name === column.name);
              return (column.generated === null) !== (other.generated === null) || (side === 'after' && isRetyped);
            })
            .map(
              ({ name }): Dependence => ({
                dependent: objectKey('table', table),
                on: partKey('column', ancestor, name),
              }),
            );
        }),
    );
}

/** A table that is dropped, or rebuilt, with a check that has the name of a check that its parent gets. */
function checksInTheWay({ before, after, created }: TableSides): readonly Dependence[] {
  const found = new Map(after.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(before);
  return before
    .filter((table) => !found.has(nameKey(table)) || created.has(nameKey(table)))
    .flatMap((table) =>
      table.checks.filter(isOwn).flatMap(({ name }) =>
        ancestorsOf(table)
          .filter((ancestor) => found.get(nameKey(ancestor))?.checks.some((check) => check.name === name))
          .map(
            (ancestor): Dependence => ({ dependent: objectKey('table', table), on: partKey('check', ancestor, name) }),
          ),
      ),
    );
}

/** A check that both a table and its parent have is dropped from the parent first, because until then it is inherited. */
function checksInLine(sides: TableSides): readonly Dependence[] {
  const { before, created } = sides;
  const stays = stayingFinder(sides);
  const ancestorsOf = ancestorFinder(before, (table) =>
    parentsOf(table).filter((parent) => !created.has(nameKey(parent)) && stays(table, parent)),
  );
  return before.flatMap((table) =>
    table.checks.filter(isOwn).flatMap(({ name }) =>
      ancestorsOf(table)
        .filter(({ checks }) => checks.some((check) => check.name === name))
        .map(
          (ancestor): Dependence => ({
            dependent: partKey('constraint', ancestor, name),
            on: partKey('constraint', table, name),
          }),
        ),
    ),
  );
}
