/** Where a walk through a table is: the values of the key of a row as text, or the number of a page. */
export type Place = readonly string[];

/** A way to go through all rows of a table, a batch at a time. */
export interface Walk {
  /** How many rows the table has, as PostgreSQL estimates them; null if it was never analyzed. */
  readonly rows: number | null;
  /** Statements around {@link findEnd}, so that every session reads its texts in the same way. */
  readonly pinned: readonly string[];
  readonly restored: readonly string[];
  /** The statement that finds the end of a batch: no row, or one row with one column, `place`, a JSON array of texts. */
  findEnd(after: Place | null, size: number): string;
  /** The condition for the rows of a batch. @param end null: all that follow */
  condition(after: Place | null, end: Place | null): string;
}
