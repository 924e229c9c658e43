import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { type Key, partKey } from '../../schema/keys.js';
import type { Table } from '../../schema/table.js';

/**
 * If a column's type is rebuilt or converted, the columns of children change with it, including their defaults. So a child's own
 * default is dropped before, and set after. If the parent's column comes or goes, what the child has is its own.
 */
export function defaultsOfTypes(
  tables: readonly Table[],
  converted: ReadonlySet<Key>,
  isItsOwn: (table: Table, parent: Table, column: string) => boolean,
): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) =>
    ancestorsOf(table).flatMap((parent) =>
      parent.columns
        .filter(({ name, type }) => type.userType !== null || converted.has(partKey('column', parent, name)))
        .filter(({ name }) => !isItsOwn(table, parent, name))
        .map(
          ({ name }): Dependence => ({
            dependent: partKey('default', table, name),
            on: partKey('column', parent, name),
          }),
        ),
    ),
  );
}
