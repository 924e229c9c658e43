import type { Identity } from '../schema/column.js';
import type { ForeignKey } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';

/** What the forms have to know about the server and the tables that an operation works on. */
export interface OnlineFacts {
  /** server_version_num: 150018 */
  readonly serverVersion: number;
  /** The tables of the operation that exist, in the order of {@link subjectsOf}. */
  readonly tables: readonly TableFacts[];
  /**
   * The names of the relations and constraints in the schemas of the tables, if one is partitioned, or if PostgreSQL
   * chooses a name.
   */
  readonly takenNames: readonly QualifiedName[];
  /** What PostgreSQL says about an operation that was tried on temporary tables; null if it may not create any. */
  readonly trial: TrialFacts | null;
}

export interface TableFacts {
  /** As the operation calls it. */
  readonly name: QualifiedName;
  readonly kind: 'table' | 'partitioned' | 'materializedView' | 'foreign' | 'other';
  /** Before the run. */
  readonly existedBefore: boolean;
  /** pg_table_size(), partitions and children added up. */
  readonly bytes: number;
  /** As the server estimates them, partitions and children added up. */
  readonly rows: number;
  /** No file of it has a page. */
  readonly isEmpty: boolean;
  readonly partition: PartitionFacts | null;
  readonly defaultPartition: QualifiedName | null;
  /** Partitions, and the children of a table, on all levels: parents before their children, siblings by name. */
  readonly parts: readonly PartFacts[];
  readonly columns: readonly ColumnFacts[];
  readonly constraints: readonly ConstraintFacts[];
  readonly indexes: readonly IndexFacts[];
  /** Triggers of users that UPDATE fires. */
  readonly updateTriggers: readonly string[];
}

export interface PartFacts {
  /** With its schema. */
  readonly name: QualifiedName;
  /** With its schema, except the table itself, which is called as the operation calls it. */
  readonly parent: QualifiedName;
  readonly kind: TableFacts['kind'];
  readonly constraints: readonly ConstraintFacts[];
  readonly indexes: readonly IndexFacts[];
}

export interface PartitionFacts {
  readonly of: QualifiedName;
  /** `FOR VALUES …` */
  readonly bound: string;
  /** The bound as a condition: pg_get_partition_constraintdef() */
  readonly check: string;
}

export interface ColumnFacts {
  readonly name: string;
  /** format_type() */
  readonly type: string;
  readonly nullable: boolean;
  /** A valid check or NOT NULL constraint proves that no row has null. */
  readonly neverNull: boolean;
  readonly serverDefault: string | null;
}

export interface ConstraintFacts {
  readonly name: string;
  readonly kind: 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion' | 'notNull' | 'trigger';
  /** pg_get_constraintdef() */
  readonly definition: string;
  readonly columns: readonly string[];
  readonly valid: boolean;
  /** The other table of a foreign key. */
  readonly referredTable: QualifiedName | null;
  readonly comment: string | null;
}

export interface IndexFacts {
  readonly oid: string;
  readonly name: string;
  /** pg_get_indexdef() */
  readonly definition: string;
  /** The columns of its keys, and then those that it includes; null if a key is an expression. */
  readonly columns: readonly string[] | null;
  readonly keyCount: number;
  readonly unique: boolean;
  readonly valid: boolean;
  /** It has a WHERE. */
  readonly partial: boolean;
  /** The name of the constraint that it belongs to. */
  readonly constraint: string | null;
  /** The index of a partitioned table that it is attached to. */
  readonly attachedTo: QualifiedName | null;
  readonly comment: string | null;
}

/** What PostgreSQL did with empty temporary tables. */
export interface TrialFacts {
  /** The operation writes the table again, or builds one of its indexes again. */
  readonly rewrites: boolean;
  /** A new column of the type, without a default, does so too: a domain with constraints. */
  readonly bareColumnRewrites: boolean;
  /** The bound of a partition that is attached, as a condition. */
  readonly partitionCheck: string | null;
  /** If the type of a column changes. */
  readonly typeChange: TypeChangeFacts | null;
}

/** What depends on a column, as PostgreSQL writes it for the column that takes its place, {@link typeChangeName}. */
export interface TypeChangeFacts {
  readonly attnum: number;
  /** Why no other column can take its place. */
  readonly blocker: string | null;
  readonly comment: string | null;
  /** SQL for the name of the sequence that the column owns as serial. */
  readonly sequence: string | null;
  /** With the options that its sequence gets by the new type. */
  readonly identity: Identity | null;
  readonly serverDefault: string | null;
  /** The definitions begin with USING. */
  readonly indexes: readonly ChangedIndex[];
  readonly checks: readonly ChangedCheck[];
  /** Those that the column is part of, and those that refer to it. */
  readonly foreignKeys: readonly ChangedForeignKey[];
}

export interface ChangedForeignKey {
  /** The table that has the foreign key. */
  readonly table: QualifiedName;
  /** With the name of the old one, and between the columns that the new one is between. */
  readonly constraint: ForeignKey;
}

export interface ChangedCheck {
  readonly name: string;
  readonly definition: string;
  readonly comment: string | null;
}

export interface ChangedIndex extends ChangedCheck {
  readonly unique: boolean;
  readonly constraint: string | null;
}
