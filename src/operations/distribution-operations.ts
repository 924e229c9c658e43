import type { DistributedTable, Distribution } from '../schema/distribution.js';
import type { QualifiedName } from '../schema/names.js';

/** Citus: create_distributed_table() or create_reference_table(). */
export interface DistributeTable {
  readonly kind: 'distributeTable';
  readonly table: QualifiedName;
  readonly distribution: Distribution;
  readonly shardCount?: number;
}

/** Citus: undistribute_table(), also for a reference table. */
export interface UndistributeTable {
  readonly kind: 'undistributeTable';
  readonly table: QualifiedName;
  readonly was?: Distribution;
}

export interface DistributionChanges {
  readonly by?: string;
  /** Null is a new group, `default` the group that Citus chooses. */
  readonly colocateWith?: QualifiedName | 'default' | null;
  readonly shardCount?: number;
  readonly cascadeToColocated?: boolean;
}

/** Citus: alter_distributed_table(). Only what is given is altered. */
export interface AlterDistributedTable {
  readonly kind: 'alterDistributedTable';
  readonly table: QualifiedName;
  readonly changes: DistributionChanges;
  /** The distribution as it was. */
  readonly was?: DistributedTable;
}

/** Citus: citus_schema_distribute(). */
export interface DistributeSchema {
  readonly kind: 'distributeSchema';
  readonly name: string;
}

/** Citus: citus_schema_undistribute(). */
export interface UndistributeSchema {
  readonly kind: 'undistributeSchema';
  readonly name: string;
}
