import type { QualifiedName } from './names.js';

/** The type of a column, a domain or an attribute. */
export interface ColumnType {
  /**
   * The type without array brackets as format_type() prints it when the default schema heads the search path:
   * `character varying(255)`, `timestamp with time zone`, `"Order Status"`, `audit.severity`.
   */
  readonly sql: string;
  /** PostgreSQL keeps no number of dimensions, so an array is an array. */
  readonly array: boolean;
  /** The type made by a user or an extension that this is, or is an array of; null for PostgreSQL's own. */
  readonly userType: QualifiedName | null;
}

export function sameType(a: ColumnType, b: ColumnType): boolean {
  return a.sql === b.sql && a.array === b.array;
}

/** The type as SQL, with its brackets. */
export function typeSql(type: ColumnType): string {
  return type.array ? `${type.sql}[]` : type.sql;
}
