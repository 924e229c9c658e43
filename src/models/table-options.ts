import type { ReplicaIdentity, TableOptions } from '../schema/table-options.js';
import { type StorageParameterInput, toStorageParameters } from './storage-parameters.js';
import { parseName } from './table-name.js';

/** How a table is kept. */
export interface TableOptionsInput {
  /** Faster, and empty after a crash of the server. */
  readonly unlogged?: boolean;
  /** Storage parameters: `{ fillfactor: 70, 'toast.autovacuum_enabled': false }`. */
  readonly with?: StorageParameterInput;
  readonly tablespace?: string;
  readonly accessMethod?: string;
  /** What identifies a row in logical replication. Default: the primary key. */
  readonly replicaIdentity?: ReplicaIdentity | 'default';
  /** ENABLE ROW LEVEL SECURITY. */
  readonly rowSecurity?: boolean;
  /** FORCE ROW LEVEL SECURITY. */
  readonly forceRowSecurity?: boolean;
  /** The name of the index that CLUSTER goes by. */
  readonly clusterOn?: string;
  /** The composite type that a typed table has its columns from: `person`, `app.person`. */
  readonly ofType?: string;
}

/** Undefined if every option has PostgreSQL's default. */
export function tableOptions(input: TableOptionsInput): TableOptions | undefined {
  if (Object.keys(input).length === 0) return undefined;
  const { tablespace, accessMethod, replicaIdentity = 'default', clusterOn, ofType } = input;
  const parameters = toStorageParameters(input.with);
  const options: TableOptions = {
    ...(input.unlogged === true && { unlogged: true }),
    ...(Object.keys(parameters).length > 0 && { with: parameters }),
    ...(tablespace !== undefined && { tablespace }),
    ...(accessMethod !== undefined && { accessMethod }),
    ...(replicaIdentity !== 'default' && { replicaIdentity }),
    ...(input.rowSecurity === true && { rowSecurity: true }),
    ...(input.forceRowSecurity === true && { forceRowSecurity: true }),
    ...(clusterOn !== undefined && { clusterOn }),
    ...(ofType !== undefined && { ofType: parseName(ofType, null) }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}
