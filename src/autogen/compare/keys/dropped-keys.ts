import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';

/**
 * Whether these operations drop a key that a foreign key depends on, which PostgreSQL refuses while the foreign key
 * exists. PostgreSQL doesn't tell which of several equal keys it chose, so any of them counts.
 */
export function droppedKeys(operations: readonly Operation[]): (foreignKey: ForeignKey) => boolean {
  const dropped = new Set(operations.flatMap(droppedKey));
  return ({ referredTable, referredColumns }) => dropped.has(keyOf(referredTable, referredColumns));
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
