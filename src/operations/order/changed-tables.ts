import { nameKey } from '../../schema/names.js';
import type { Operation } from '../operation.js';

/** The tables whose rows change. */
export function changedTables(operations: readonly Operation[]): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) =>
      operation.kind === 'bulkInsert' || operation.kind === 'updateRows' || operation.kind === 'deleteRows'
        ? [nameKey(operation.table)]
        : [],
    ),
  );
}
