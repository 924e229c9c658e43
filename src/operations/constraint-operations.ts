import type { Constraint, ConstraintKind, Deferrability } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';
import type { IndexParts } from './index-operations.js';

/** ALTER TABLE … ADD CONSTRAINT, with the comment. */
export interface AddConstraint {
  readonly kind: 'addConstraint';
  readonly parts?: IndexParts;
  readonly table: QualifiedName;
  readonly constraint: Constraint;
  /** True: the server chooses the name, which need not be that of the value. */
  readonly unnamed?: boolean;
  /** A unique index of a primary key or unique constraint that exists and takes its name: USING INDEX. */
  readonly usingIndex?: string;
}

export interface DropConstraint {
  readonly kind: 'dropConstraint';
  readonly parts?: IndexParts;
  readonly table: QualifiedName;
  readonly name: string;
  /** For the reader and for Alembic's habit; PostgreSQL does not need it. */
  readonly type?: ConstraintKind;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: Constraint;
  /** The table is detached from its parent after that. The order of operations needs it. */
  readonly beforeLeaving?: true;
}

export interface RenameConstraint {
  readonly kind: 'renameConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  readonly newName: string;
  /** If it is known to be one that children have too: it is renamed while no parent of the table has it. */
  readonly of?: 'notNull' | 'check';
  /** The table has it before it is attached to a parent. */
  readonly beforeJoining?: true;
}

export interface ConstraintChanges {
  /** Of a foreign key. */
  readonly deferrability?: Deferrability;
  /** Of a foreign key (PostgreSQL 18); the rows are looked at when it is enforced again. */
  readonly notEnforced?: boolean;
  /** Of a NOT NULL constraint (PostgreSQL 18). */
  readonly noInherit?: boolean;
}

/** ALTER TABLE … ALTER CONSTRAINT. */
export interface AlterConstraint {
  readonly kind: 'alterConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  readonly changes: ConstraintChanges;
  /** The same as it was. */
  readonly was?: ConstraintChanges;
}

/** ALTER TABLE … VALIDATE CONSTRAINT. */
export interface ValidateConstraint {
  readonly kind: 'validateConstraint';
  readonly table: QualifiedName;
  readonly name: string;
  /** The constraint as NOT VALID: there is no way back but to drop it and add it again. */
  readonly was?: Constraint;
  /** In a separate transaction: after NOT VALID in the same one, its lock would last until the rows are read. */
  readonly alone?: true;
  /** If it is known to be one: its column may change after it is validated. */
  readonly of?: 'notNull';
}
