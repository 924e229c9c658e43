import type { ReplicaIdentity, TableOptions } from '../../schema/table-options.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { TableRow } from '../catalog/tables.js';
import { toStorageParameters } from './to-storage-parameters.js';

/** Undefined if every option has PostgreSQL's default. */
export function toTableOptions({ rare, with: parameters }: TableRow, indexes: readonly IndexRow[]) {
  const clusterOn = indexes.find(({ clustered }) => clustered)?.name;
  const replicaIdentity = toReplicaIdentity(rare.replicaIdentity, indexes);
  const options: TableOptions = {
    ...(rare.unlogged && { unlogged: true }),
    ...(parameters.length > 0 && { with: toStorageParameters(parameters) }),
    ...(rare.tablespace !== '' && { tablespace: rare.tablespace }),
    ...(rare.accessMethod !== '' && { accessMethod: rare.accessMethod }),
    ...(replicaIdentity !== undefined && { replicaIdentity }),
    ...(rare.rowSecurity && { rowSecurity: true }),
    ...(rare.forceRowSecurity && { forceRowSecurity: true }),
    ...(clusterOn !== undefined && { clusterOn }),
    ...(rare.type !== '' && { ofType: { schema: rare.typeSchema === '' ? null : rare.typeSchema, name: rare.type } }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

// An index that is gone leaves its letter behind, and no row is told from others.
function toReplicaIdentity(letter: string, indexes: readonly IndexRow[]): ReplicaIdentity | undefined {
  switch (letter) {
    case 'f':
      return 'full';
    case 'n':
      return 'nothing';
    case 'i': {
      const index = indexes.find((row) => row.replicaIdentity)?.name;
      return index === undefined ? undefined : { index };
    }
    default:
      return undefined;
  }
}
