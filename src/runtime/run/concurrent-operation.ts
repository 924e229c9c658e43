import type { Operation } from '../../operations/operation.js';

/** Does PostgreSQL refuse it inside a transaction? */
export function isConcurrent(operation: Operation): boolean {
  return (operation.kind === 'createIndex' || operation.kind === 'dropIndex') && operation.concurrently === true;
}
