import { sameValue } from '../util/same-value.js';
import type { IndexKey, IndexLineage, StorageParameters } from './index-value.js';
import type { QualifiedName } from './names.js';

export interface Deferrability {
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
}

export const REFERENTIAL_ACTIONS = ['no action', 'restrict', 'cascade', 'set null', 'set default'] as const;
export type ReferentialAction = (typeof REFERENTIAL_ACTIONS)[number];

/** What a primary key and a unique constraint share: both have an index. */
interface KeyConstraint extends Deferrability, IndexLineage {
  readonly name: string;
  readonly columns: readonly string[];
  readonly include: readonly string[];
  /** The last column is a range, and no two of them overlap: WITHOUT OVERLAPS (PostgreSQL 18). */
  readonly withoutOverlaps?: true;
  readonly with: StorageParameters;
  readonly tablespace: string | null;
  readonly comment: string | null;
  /** The comment on the index behind it. */
  readonly indexComment?: string;
}

export interface PrimaryKey extends KeyConstraint {
  readonly kind: 'primaryKey';
}

export interface UniqueConstraint extends KeyConstraint {
  readonly kind: 'unique';
  readonly nullsNotDistinct: boolean;
}

/** Does CREATE TABLE make one of the two, whatever they are called? */
export function sameKey(a: PrimaryKey | UniqueConstraint, b: PrimaryKey | UniqueConstraint): boolean {
  const essence = (key: PrimaryKey | UniqueConstraint) => {
    const { columns, include, deferrable, initiallyDeferred } = key;
    return { columns, include, deferrable, initiallyDeferred, nulls: key.kind === 'unique' && key.nullsNotDistinct };
  };
  return sameValue(essence(a), essence(b));
}

export function sameExclusion(a: ExclusionConstraint, b: ExclusionConstraint): boolean {
  const essence = ({ method, elements, include, where, deferrable, initiallyDeferred }: ExclusionConstraint) => {
    return { method, elements, include, where, deferrable, initiallyDeferred };
  };
  return sameValue(essence(a), essence(b));
}

export interface ForeignKey extends Deferrability {
  readonly kind: 'foreignKey';
  readonly name: string;
  readonly columns: readonly string[];
  readonly referredTable: QualifiedName;
  readonly referredColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  /** The columns that SET NULL or SET DEFAULT touches; empty means all (PostgreSQL 15). */
  readonly onDeleteColumns: readonly string[];
  readonly onUpdate: ReferentialAction;
  readonly match: 'simple' | 'full';
  /** The last column is a range that the referred ranges cover: PERIOD (PostgreSQL 18). */
  readonly period?: true;
  readonly notValid: boolean;
  /** NOT ENFORCED (PostgreSQL 18), which is never valid. */
  readonly notEnforced?: true;
  readonly comment: string | null;
  /** The constraint exists because a parent of the table has it. */
  readonly inherited?: true;
}

export interface CheckConstraint {
  readonly kind: 'check';
  readonly name: string;
  readonly expression: string;
  readonly noInherit: boolean;
  readonly notValid: boolean;
  /** NOT ENFORCED (PostgreSQL 18), which is never valid. */
  readonly notEnforced?: true;
  readonly comment: string | null;
  /** The constraint exists because a parent of the table has it. */
  readonly inherited?: true;
}

/** One element of an exclusion constraint: a key of its index, and the operator that must not hold. */
export interface ExclusionElement extends IndexKey {
  readonly operator: string;
}

export interface ExclusionConstraint extends Deferrability, IndexLineage {
  readonly kind: 'exclusion';
  readonly name: string;
  readonly method: string;
  readonly elements: readonly ExclusionElement[];
  readonly include: readonly string[];
  readonly where: string | null;
  readonly with: StorageParameters;
  readonly tablespace: string | null;
  readonly comment: string | null;
  /** The comment on the index behind it. */
  readonly indexComment?: string;
}

export type Constraint = PrimaryKey | UniqueConstraint | ForeignKey | CheckConstraint | ExclusionConstraint;
export type ConstraintKind = Constraint['kind'];
