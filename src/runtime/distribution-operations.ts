import type { InSchema } from './operation-options.js';

export interface DistributeTableOptions extends InSchema {
  /** The column by whose values rows are spread. Null: all rows are on one node. */
  readonly by: string | null;
  /** Default: by the hash of the value. */
  readonly method?: 'append' | 'range';
  /** A table whose rows are on the same node; null is a new group. Default: the group that Citus chooses. */
  readonly colocateWith?: string | null;
  readonly shardCount?: number;
}

export interface AlterDistributedTableOptions extends InSchema {
  readonly by?: string;
  /** A table; null is a new group, `'default'` the group that Citus chooses. */
  readonly colocateWith?: string | null;
  readonly shardCount?: number;
  /** Whether the other tables of the group change too. */
  readonly cascadeToColocated?: boolean;
}

/** Directives for tables that Citus spreads over several servers. */
export interface DistributionOperations {
  /** Citus: create_distributed_table(). Rows of the table are moved. */
  distributeTable(name: string, options: DistributeTableOptions): Promise<void>;
  /** Citus: create_reference_table(). Every node gets a copy of the rows. */
  createReferenceTable(name: string, options?: InSchema): Promise<void>;
  /** Citus: undistribute_table(), also for a reference table. Moves all rows to the coordinator. */
  undistributeTable(name: string, options?: InSchema): Promise<void>;
  /** Citus: alter_distributed_table(). Only what is given is altered. */
  alterDistributedTable(name: string, changes: AlterDistributedTableOptions): Promise<void>;
  /** Citus: citus_schema_distribute(). All tables of the schema are on one node. */
  distributeSchema(name: string, options?: Record<never, never>): Promise<void>;
  /** Citus: citus_schema_undistribute(). */
  undistributeSchema(name: string, options?: Record<never, never>): Promise<void>;
}
