import { indexedOf } from './indexed.js';
import type { Table } from './table.js';

/** The columns of the index that is the replica identity; none if there is no such index. */
export function replicaIdentityColumns(table: Table): readonly string[] {
  const identity = table.options?.replicaIdentity;
  const index = typeof identity === 'object' ? indexedOf(table).find(({ name }) => name === identity.index) : undefined;
  if (index === undefined) return [];
  if ('columns' in index) return index.columns;
  return 'keys' in index ? index.keys.flatMap(({ column }) => column ?? []) : [];
}
