import type { QualifiedName } from './names.js';
import { isSystemName } from './system-names/system-names.js';

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
  if (a.array !== b.array) return false;
  const [ofA, ofB] = [hiddenType(a), hiddenType(b)];
  return ofA === null && ofB === null ? a.sql === b.sql : ofA === ofB;
}

/**
 * A type of the default schema that shares its name with one of pg_catalog: `date`. PostgreSQL prints it with its
 * schema, and models don't know what the default schema is called. Null for other types.
 */
function hiddenType({ sql, userType }: ColumnType): string | null {
  if (userType === null || userType.schema !== null || !isSystemName('type', userType.name)) return null;
  return `${userType.name} ${/\(.*\)$/.exec(sql)?.[0] ?? ''}`;
}

/** The type as SQL, with its brackets. */
export function typeSql(type: ColumnType): string {
  return type.array ? `${type.sql}[]` : type.sql;
}
