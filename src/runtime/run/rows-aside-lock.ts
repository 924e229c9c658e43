import { quoteName } from '../../ddl/quote.js';
import type { Operation } from '../../operations/operation.js';

/** A row that somebody else adds after the copy was made would be dropped with the table. */
export function rowsAsideLock(operation: Operation, inTransaction: boolean): readonly string[] {
  const needsLock = operation.kind === 'setRowsAside' && inTransaction;
  return needsLock ? [`LOCK TABLE ${quoteName(operation.table)} IN ACCESS EXCLUSIVE MODE`] : [];
}
