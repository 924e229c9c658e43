import type { QualifiedName } from '../schema/names.js';

/** Which column a reference means. */
export interface RefState {
  /** The table it is a column of; null if `col()` made it. */
  readonly table: QualifiedName | null;
  /** The declaration that it belongs to, to be known among tables of the same name. */
  readonly owner: object | null;
  /** The column in the database. */
  readonly column: string;
}
