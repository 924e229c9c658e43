import type { QualifiedName } from '../schema/names.js';
import type { InsertedRow } from './bulk-insert-operation.js';
import type { RowOrder } from './row-order.js';

export interface FoundRows extends RowOrder {
  readonly table: QualifiedName;
  readonly jsonColumns?: readonly string[];
  /** The operators, as SQL, of columns whose type has no operator in pg_catalog. */
  readonly equals?: ReadonlyMap<string, string>;
}

/** Changes of single rows, which are found by their keys. */
export interface UpdateRows extends FoundRows {
  readonly kind: 'updateRows';
  readonly key: readonly string[];
  /** The key, and the columns to set. What is undefined counts as not given. */
  readonly rows: readonly InsertedRow[];
}

/** Deletes the rows that have all values of one of the given rows. */
export interface DeleteRows extends FoundRows {
  readonly kind: 'deleteRows';
  readonly rows: readonly InsertedRow[];
}
