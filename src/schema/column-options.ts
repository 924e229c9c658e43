import type { StorageParameters } from './index-value.js';
import type { ColumnType } from './types.js';

/** Where a value that is too long for its row goes: into the TOAST table, compressed, both or neither. */
export type ColumnStorage = 'plain' | 'external' | 'extended' | 'main';

/** How a column is kept and planned with. What is missing is as PostgreSQL has it by itself. */
export interface ColumnOptions {
  readonly storage?: ColumnStorage;
  readonly compression?: 'pglz' | 'lz4';
  /** The statistics target of ANALYZE. */
  readonly statistics?: number;
  /** `n_distinct` and `n_distinct_inherited`. */
  readonly with?: StorageParameters;
}

const MAIN: ReadonlySet<string> = new Set(['inet', 'cidr', 'numeric']);
const EXTENDED: ReadonlySet<string> = new Set([
  ...['bytea', 'text', 'json', 'jsonb', 'jsonpath', 'xml', 'character', 'character varying', 'bpchar', 'bit'],
  ...['bit varying', 'path', 'polygon', 'refcursor', 'tsvector', 'txid_snapshot', 'pg_snapshot'],
]);

/** The storage that a column of this type has by itself, as pg_type says it; null if the type is a user's. */
export function usualStorage({ sql, array, userType }: ColumnType): ColumnStorage | null {
  if (array) {
    return 'extended';
  }
  if (userType !== null) {
    return null;
  }
  const name = sql.replace(/\(.*\)/, '');
  if (MAIN.has(name)) {
    return 'main';
  }
  return EXTENDED.has(name) || name.endsWith('range') ? 'extended' : 'plain';
}
