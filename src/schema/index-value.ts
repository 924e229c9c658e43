import type { QualifiedName } from './names.js';

/** Storage parameters of an index or a table, as WITH takes them. */
export type StorageParameters = Readonly<Record<string, string>>;

export interface IndexKey {
  /** The column, or null where the key is an expression. */
  readonly column: string | null;
  /** The expression, or null where the key is a column. */
  readonly expression: string | null;
  /** Null where it is the column's or the expression's own. */
  readonly collation: QualifiedName | null;
  /** Null where it is the type's default. A schema of null: visible on the search path, or PostgreSQL's own. */
  readonly opclass: QualifiedName | null;
  readonly opclassParameters: StorageParameters;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  /** The statistics target of ANALYZE for an expression, where it is not the usual one. */
  readonly statistics?: number;
}

/** An index that is not the index of a constraint. It lies in the schema of its table. */
export interface Index {
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
  /** It is there because a parent of the table has it. */
  readonly inherited?: true;
  /** A failed CREATE INDEX CONCURRENTLY left it behind, or partitions lack it: no query uses it. */
  readonly invalid?: true;
}

/** Nobody makes one that is not. */
export function isUsable({ invalid }: Index): boolean {
  return invalid !== true;
}
