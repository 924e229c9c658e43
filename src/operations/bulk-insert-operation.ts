import type { QualifiedName } from '../schema/names.js';
import type { RowOrder } from './row-order.js';

/** Rows to insert, by the database's names of the columns; what a row does not give gets the column's default. */
export interface BulkInsert extends RowOrder {
  readonly kind: 'bulkInsert';
  readonly table: QualifiedName;
  readonly rows: readonly InsertedRow[];
  /** Columns of type json or jsonb: a list is JSON in these, and an array in others. */
  readonly jsonColumns?: readonly string[];
  /** Lets the rows say the values of GENERATED ALWAYS AS IDENTITY columns. */
  readonly overridingSystemValue?: boolean;
  /** Columns whose sequences continue after the inserted values. */
  readonly advanceSequences?: readonly string[];
  /** What happens to a row that exists: it stays as it is, or the row with the same values of these columns is updated. */
  readonly onConflict?: OnConflict;
}

export type OnConflict = 'skip' | readonly string[];

/** Any values; a {@link ValueExpression} is SQL, and what is undefined counts as not given. */
export type InsertedRow = Readonly<Record<string, unknown>>;

/** A value that PostgreSQL works out. */
export class ValueExpression {
  readonly sql: string;

  constructor(sql: string) {
    this.sql = sql;
  }
}

/** Every column that a row gives, in the order in which they come up. */
export function insertedColumns(rows: readonly InsertedRow[]): readonly string[] {
  const columns = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row)) {
      columns.add(column);
    }
  }
  return [...columns];
}
