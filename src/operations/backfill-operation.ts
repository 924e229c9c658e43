import type { QualifiedName } from '../schema/names.js';
import type { ValueExpression } from './bulk-insert-operation.js';

/** Rows of a batch at most, by default. */
export const DEFAULT_BATCH = 5000;

/** Rows to change, in batches if the table is large. */
export interface BackfillColumns {
  readonly kind: 'backfill';
  readonly table: QualifiedName;
  /** By the database's names of the columns: a constant, or SQL. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Null for all rows. */
  readonly where: ValueExpression | null;
  /** The columns of a unique index without null; null for the primary key. */
  readonly key: readonly string[] | null;
  /** Rows of a batch at most. */
  readonly batch: number;
  /** Between two batches. */
  readonly pauseMs: number;
}
