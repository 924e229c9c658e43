import type { Constraint, ConstraintKind } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';

/** ALTER TABLE … ADD CONSTRAINT, with the comment. */
export interface AddConstraint {
  readonly kind: 'addConstraint';
  readonly table: QualifiedName;
  readonly constraint: Constraint;
  /** True: the server chooses the name, which need not be that of the value. */
  readonly unnamed?: boolean;
}

export interface DropConstraint {
  readonly kind: 'dropConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  /** For the reader and for Alembic's habit; PostgreSQL does not need it. */
  readonly type?: ConstraintKind;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: Constraint;
}

export interface RenameConstraint {
  readonly kind: 'renameConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  readonly newName: string;
}

/** ALTER TABLE … VALIDATE CONSTRAINT. */
export interface ValidateConstraint {
  readonly kind: 'validateConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  /** The constraint as NOT VALID: there is no way back but to drop it and add it again. */
  readonly was?: Constraint;
}
