import type { QualifiedName } from '../schema/names.js';

/** How changes of rows of several tables are ordered. Revisions don't have it: their directives are in order already. */
export interface RowOrder {
  /** Tables whose rows change too, and that foreign keys of this table refer to. */
  readonly parents?: readonly QualifiedName[];
  /** The rows change before the columns do. Otherwise after them. */
  readonly early?: true;
}
