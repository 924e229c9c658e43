import type { QualifiedName } from './names.js';

/** How Citus spreads a table over its nodes. Null: the table is a local one. */
export type Distribution = ReferenceTable | DistributedTable;

/** A table that every node has a copy of. */
export interface ReferenceTable {
  readonly kind: 'reference';
}

export interface DistributedTable {
  readonly kind: 'distributed';
  /** The column by whose values rows are spread; null: the table has a single shard. */
  readonly by: string | null;
  /** Missing: by the hash of the value. */
  readonly method?: 'append' | 'range';
  /** A table whose rows are on the same node; null: a new group. Missing: the group that Citus chooses by default. */
  readonly colocateWith?: QualifiedName | null;
}
