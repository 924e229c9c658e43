import type { StorageParameters } from './index-value.js';
import type { QualifiedName } from './names.js';

/** How a table is kept. What is missing is as PostgreSQL has it by itself. */
export interface TableOptions {
  readonly unlogged?: true;
  /** Parameters of the TOAST table begin with `toast.`. */
  readonly with?: StorageParameters;
  readonly tablespace?: string;
  readonly accessMethod?: string;
  /** What identifies a row in logical replication. The default is the primary key. */
  readonly replicaIdentity?: ReplicaIdentity;
  readonly rowSecurity?: true;
  /** Row security binds the owner too. */
  readonly forceRowSecurity?: true;
  /** The index that CLUSTER goes by. */
  readonly clusterOn?: string;
  /** The composite type that a typed table has its columns from. */
  readonly ofType?: QualifiedName;
}

export type ReplicaIdentity = 'full' | 'nothing' | { readonly index: string };
