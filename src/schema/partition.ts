import type { QualifiedName } from './names.js';

/** PARTITION BY. */
export interface PartitionKey {
  readonly strategy: PartitionStrategy;
  /** Columns and expressions as SQL, as pg_get_partkeydef() prints them. */
  readonly keys: readonly string[];
}

export type PartitionStrategy = 'list' | 'range' | 'hash';

/** The rows that a partition takes; each value is SQL: a constant, NULL, MINVALUE or MAXVALUE. */
export type PartitionBound =
  | 'default'
  | { readonly in: readonly string[] }
  | { readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly modulus: number; readonly remainder: number };

export interface PartitionOf {
  readonly parent: QualifiedName;
  readonly bound: PartitionBound;
}
