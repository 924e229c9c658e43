import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { objectKey, partKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import { isOwn } from '../../schema/table.js';
import type { TableSides } from './table-sides.js';

/** A table that only one side has, or that is rebuilt, with a column that has the name of a column that its parent loses or gets. */
export function columnsInTheWay(
  { before, after, created }: TableSides,
  side: 'before' | 'after',
): readonly Dependence[] {
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

/** A table that is dropped, or rebuilt, with a check that has the name of a check that its parent gets. */
export function checksInTheWay({ before, after, created }: TableSides): readonly Dependence[] {
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
