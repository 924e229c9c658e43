import type { Operation } from '../../../operations/operation.js';
import { nameKey } from '../../../schema/names.js';
import { hasFeature } from '../../../schema/server-features.js';
import { parentsOf, type Table } from '../../../schema/table.js';

/**
 * PostgreSQL can't add an identity column to a table with children, but an existing column of the
 * table can become one.
 */
export function withLateIdentities(
  operations: readonly Operation[],
  tables: readonly Table[],
  serverVersion: number,
): readonly Operation[] {
  const children = hasFeature(serverVersion, 'identityOfPartitions')
    ? tables.filter(({ partitionOf }) => partitionOf === undefined)
    : tables;
  const parents = new Set(children.flatMap(parentsOf).map(nameKey));
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.kind !== 'addColumn' || !parents.has(nameKey(operation.table))) {
      return [operation];
    }
    const { table, column } = operation;
    return column.identity === null
      ? [operation]
      : [
          { ...operation, column: { ...column, identity: null } },
          {
            kind: 'alterColumn',
            table,
            column: column.name,
            identity: { from: null, to: column.identity },
            existingType: column.type,
          },
        ];
  });
}
