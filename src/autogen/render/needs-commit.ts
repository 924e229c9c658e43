import type { Operation } from '../../operations/operation.js';

/** Whether an operation adds a value to an enum that a later one uses: PostgreSQL wants a commit in between. */
export function needsCommit(operation: Operation, later: readonly Operation[]): boolean {
  if (operation.kind !== 'addEnumValue') return false;
  // The value stands as an SQL constant there. It may be another type's, and then a commit does no harm.
  const constant = JSON.stringify(`'${operation.value.replaceAll("'", "''")}'`).slice(1, -1);
  return later.some((one) => JSON.stringify(one).includes(constant));
}
