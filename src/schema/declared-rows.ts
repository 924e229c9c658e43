import type { QualifiedName } from './names.js';

/** The text that the input function of the column's type reads; null for NULL; undefined if the row doesn't list it. */
export type RowValue = string | null | undefined;

/** Rows that belong to the schema, by the name of their table. */
export interface DeclaredRows extends QualifiedName {
  /** The columns that tell which row is which, by the database's names. */
  readonly key: readonly string[];
  /** Whether rows that are not listed are deleted. */
  readonly mode: 'exact' | 'present';
  /** All columns that rows list. */
  readonly columns: readonly string[];
  /** The values of each row, in the order of the columns. */
  readonly rows: readonly (readonly RowValue[])[];
}
