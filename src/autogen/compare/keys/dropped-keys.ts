import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { ancestorFinder, tablesByName } from '../../../schema/inherit-columns.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';

/**
 * Whether these operations drop a key that a foreign key depends on, which PostgreSQL refuses while the foreign key
 * exists. PostgreSQL doesn't tell which of several equal keys it chose, so any of them counts. A partition loses a key with
 * its partitioned table.
 */
export function droppedKeys(
  operations: readonly Operation[],
  reflected: readonly Table[],
): (foreignKey: ForeignKey) => boolean {
  const dropped = new Set(operations.flatMap(droppedKey));
  if (dropped.size === 0) return () => false;
  const ancestorsOf = ancestorFinder(reflected);
  return ({ referredTable, referredColumns }) =>
    [referredTable, ...tablesByName(reflected, [referredTable]).flatMap(ancestorsOf)].some((table) =>
      dropped.has(keyOf(table, referredColumns)),
    );
}

function droppedKey(operation: Operation): readonly string[] {
  if (operation.kind === 'dropConstraint' && operation.was !== undefined && 'columns' in operation.was) {
    return [keyOf(operation.table, operation.was.columns)];
  }
  if (operation.kind === 'dropIndex' && operation.was?.unique === true) {
    return [
      keyOf(
        operation.table,
        operation.was.keys.flatMap(({ column }) => column ?? []),
      ),
    ];
  }
  return [];
}

function keyOf(table: QualifiedName, columns: readonly string[]): string {
  return [nameKey(table), ...columns.toSorted()].join('\0');
}
