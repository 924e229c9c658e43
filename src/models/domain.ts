import type { QualifiedName } from '../schema/names.js';
import type { ColumnState } from './column-state.js';
import type { CheckItem } from './table-items.js';
import type { UserTypeOptions } from './user-type.js';

export interface DomainOptions extends UserTypeOptions {
  /** True, or the name of the constraint (PostgreSQL 17). A domain allows null by default. */
  readonly notNull?: boolean | string;
  /** Conditions on `VALUE`: ``check('email_shape', sql`VALUE LIKE '%@%'`)``. */
  readonly checks?: readonly CheckItem[];
}

export interface DomainDeclaration {
  readonly name: QualifiedName;
  /** The underlying type, with collation and default. */
  readonly state: ColumnState;
  readonly options: DomainOptions;
}
