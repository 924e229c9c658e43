import type { QualifiedName } from '../schema/names.js';
import type { ColumnState } from './column-state.js';
import type { UserTypeOptions } from './user-type.js';

/** Names of functions and operator classes may carry a schema: `app.my_ops`. */
export interface RangeTypeOptions extends UserTypeOptions {
  /** The operator class, if it is not the subtype's default. */
  readonly opclass?: string;
  /** The function that makes equal ranges the same. */
  readonly canonical?: string;
  /** The function that computes the difference between two values. */
  readonly subtypeDiff?: string;
  /** The name of the multirange, if it is not PostgreSQL's own choice; in the schema of the range. */
  readonly multirange?: string;
}

export interface RangeTypeDeclaration {
  readonly name: QualifiedName;
  readonly state: ColumnState;
  readonly options: RangeTypeOptions;
}
