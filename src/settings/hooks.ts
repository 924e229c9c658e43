import type { Operation } from '../operations/operation.js';
import type { ReflectedNameType } from '../reflect/reflection.js';
import type { Column } from '../schema/column.js';
import type { Constraint } from '../schema/constraints.js';
import type { Collation, Schema } from '../schema/database-schema.js';
import type { EnumType } from '../schema/enum-type.js';
import type { Index } from '../schema/index-value.js';
import type { Sequence } from '../schema/sequence.js';
import type { Table } from '../schema/table.js';

export type IncludedObject = Table | Column | Constraint | Index | EnumType | Sequence | Collation | Schema;

/** An object of one side, about to be compared. */
export interface ObjectCandidate {
  readonly object: IncludedObject;
  readonly name: string | null;
  readonly type: ReflectedNameType;
  /** Whether it is of the database; else it is of the models. */
  readonly reflected: boolean;
  /** Its counterpart on the other side, or null. */
  readonly compareTo: IncludedObject | null;
}

/** Decides on objects of both sides before they are compared. Alembic: `include_object`. */
export type IncludeObject = (candidate: ObjectCandidate) => boolean;

/** One column on both sides. */
export interface ColumnPair {
  readonly table: Table;
  readonly declared: Column;
  readonly reflected: Column;
}

/** True: they differ; false: they are the same; null or nothing: decide as usual. */
export type ColumnComparison = (pair: ColumnPair) => boolean | null | undefined;

/** A revision that autogenerate is about to write. */
export interface RevisionDirectives {
  readonly message: string;
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
}

/**
 * May change what autogenerate writes: what it returns is written, null writes nothing, and undefined leaves all as it
 * is. Alembic: `process_revision_directives`.
 */
export type ProcessRevisionDirectives = (
  directives: RevisionDirectives,
) => RevisionDirectives | null | undefined | Promise<RevisionDirectives | null | undefined>;
