import { indexedOf } from '../schema/indexed.js';
import type { Table } from '../schema/table.js';
import type { AlterTable } from './table-operations.js';

interface WithLateOptions {
  readonly created: Table;
  readonly options: readonly AlterTable[];
}

/**
 * Removes the options that name an index which the table doesn't have when it is created. The index is created later, or
 * it is inherited from a parent, and its name may change.
 */
export function withLateOptions(created: Table): WithLateOptions {
  const { clusterOn, replicaIdentity, ...options } = created.options ?? {};
  const names = new Set(indexedOf(created).map(({ name }) => name));
  const isIdentityLate = typeof replicaIdentity === 'object' && !names.has(replicaIdentity.index);
  const isClusterLate = clusterOn !== undefined && !names.has(clusterOn);
  const now = {
    ...options,
    ...(replicaIdentity && !isIdentityLate && { replicaIdentity }),
    ...(clusterOn !== undefined && !isClusterLate && { clusterOn }),
  };
  const changes = { ...(isIdentityLate && { replicaIdentity }), ...(isClusterLate && { clusterOn }) };
  const was = { ...(isIdentityLate && { replicaIdentity: null }), ...(isClusterLate && { clusterOn: null }) };
  const table = { schema: created.schema, name: created.name };
  return isIdentityLate || isClusterLate
    ? { created: { ...created, options: now }, options: [{ kind: 'alterTable', table, changes, was }] }
    : { created, options: [] };
}
