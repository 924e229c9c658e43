import type { Operation } from '../operations/operation.js';
import type { Column } from '../schema/column.js';
import type { Constraint } from '../schema/constraints.js';
import type { Collation, Schema } from '../schema/database-schema.js';
import type { EnumType } from '../schema/enum-type.js';
import type { Index } from '../schema/index-value.js';
import type { Sequence } from '../schema/sequence.js';
import type { Table } from '../schema/table.js';

/** What stands around a name: the schema is null where it is the default one. */
export interface ParentNames {
  readonly schemaName: string | null;
  readonly tableName?: string;
  /** `audit.events`; without a schema where it is the default one. */
  readonly schemaQualifiedTableName?: string;
}

export type NameType =
  | 'schema'
  | 'table'
  | 'column'
  | 'index'
  | 'uniqueConstraint'
  | 'foreignKeyConstraint'
  | 'checkConstraint'
  | 'exclusionConstraint'
  | 'enum'
  | 'sequence'
  | 'collation';

/**
 * Decides on names of the database before they are reflected. The default schema is asked about with the name null.
 * Alembic: `include_name`.
 */
export type IncludeName = (name: string | null, type: NameType, parents: ParentNames) => boolean;

export type IncludedObject = Table | Column | Constraint | Index | EnumType | Sequence | Collation | Schema;

/**
 * Decides on objects of both sides before they are compared: `reflected` says which side the object is of, and
 * `compareTo` is its counterpart, or null. Alembic: `include_object`.
 */
export type IncludeObject = (
  object: IncludedObject,
  name: string | null,
  type: NameType,
  reflected: boolean,
  compareTo: IncludedObject | null,
) => boolean;

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
