import type { QualifiedName } from './names.js';

/** Storage parameters of an index or a table, as WITH takes them. */
export type StorageParameters = Readonly<Record<string, string>>;

export interface IndexKey {
  /** The column, or null if the key is an expression. */
  readonly column: string | null;
  /** The expression, or null if the key is a column. */
  readonly expression: string | null;
  /** Null if it is the column's or the expression's own. */
  readonly collation: QualifiedName | null;
  /** Null if it is the type's default. A schema of null: visible on the search path, or PostgreSQL's own. */
  readonly opclass: QualifiedName | null;
  readonly opclassParameters: StorageParameters;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  /** The statistics target of ANALYZE for an expression, if it is not the usual one. */
  readonly statistics?: number;
}

/** How an index, also one of a constraint, relates to the indexes of the parent and the partitions of its table. */
export interface IndexLineage {
  /** The parent's index or constraint brought it along. */
  readonly inherited?: true;
  /** The index or constraint of the parent that brought it along. Models don't declare inherited ones. */
  readonly partOf?: string;
  /** Its table is partitioned, and some partition has no index that is attached to it, so no query uses it: ON ONLY. */
  readonly only?: true;
  /** The index of the partitioned table that it is attached to, although that did not bring it along. */
  readonly attachedTo?: string;
  /** The names of its columns, if PostgreSQL does not name the index of a new partition after the columns of the table. */
  readonly keyNames?: readonly string[];
  /**
   * The rank by age among the indexes of a partitioned table for which PostgreSQL gives equal names to the parts in
   * partitions.
   */
  readonly age?: number;
}

/** An index that doesn't belong to a constraint. It is in the schema of its table. */
export interface Index extends IndexLineage {
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly include: readonly string[];
  readonly nullsNotDistinct: boolean;
  readonly where: string | null;
  readonly with: StorageParameters;
  readonly tablespace: string | null;
  readonly comment: string | null;
  /** A failed CREATE INDEX CONCURRENTLY left it behind: no query uses it. */
  readonly invalid?: true;
}

/** A declared index is always usable. */
export function isUsable({ invalid }: Index): boolean {
  return invalid !== true;
}
