import type { Operation } from '../../operations/operation.js';
import { rewritesTable } from '../../operations/order/column-effects.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { type Key, objectKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { groupBy } from '../../util/group-by.js';
import type { TableSides } from './table-sides.js';

/** Finds the row types that change with a column of a parent, among those that columns have. */
export function rowsBelow({ before, after }: TableSides): (operation: Operation) => readonly Key[] {
  const tables = [before, after];
  const used = new Set(
    tables
      .flat()
      .flatMap(({ columns }) => columns.flatMap(({ type }) => (type.userType ? [nameKey(type.userType)] : []))),
  );
  const changed = tables.flatMap((side) => {
    const ancestorsOf = ancestorFinder(side);
    return side
      .filter((table) => used.has(nameKey(table)))
      .flatMap((table) =>
        ancestorsOf(table).map((ancestor) => ({ ancestor: nameKey(ancestor), row: objectKey('row', table) })),
      );
  });
  const byAncestor = groupBy(changed, ({ ancestor }) => ancestor);
  return (operation) => [
    ...new Set(
      tablesOfRows(operation).flatMap((table) => (byAncestor.get(nameKey(table)) ?? []).map(({ row }) => row)),
    ),
  ];
}

/** The tables that get, lose, or convert a column, or compute it otherwise. */
function tablesOfRows(operation: Operation): readonly QualifiedName[] {
  switch (operation.kind) {
    case 'addColumn':
    case 'dropColumn':
      return [operation.table];
    case 'alterColumn':
      return rewritesTable(operation) ? [operation.table] : [];
    case 'replaceEnum':
      return operation.columns.map(({ table }) => table);
    default:
      return [];
  }
}
