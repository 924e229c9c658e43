import type { Column } from './column.js';
import type { CompositeType } from './composite-type.js';
import type { Constraint } from './constraints.js';
import type { Collation, Schema } from './database-schema.js';
import type { DefinedKind } from './defined-kinds.js';
import type { DefinedObject } from './defined-object.js';
import type { Domain } from './domain.js';
import type { EnumType } from './enum-type.js';
import type { Index } from './index-value.js';
import type { RangeType } from './range-type.js';
import type { Sequence } from './sequence.js';
import type { Table } from './table.js';

/** The kinds that the hooks tell apart: Alembic's, and more. A primary key is treated as part of its table. */
export type ObjectType =
  | 'schema'
  | 'table'
  | 'column'
  | 'index'
  | 'uniqueConstraint'
  | 'foreignKeyConstraint'
  | 'checkConstraint'
  | 'exclusionConstraint'
  | 'enum'
  | 'domain'
  | 'compositeType'
  | 'rangeType'
  | 'sequence'
  | 'collation'
  | DefinedKind;

export type ComparedObject =
  | Table
  | Column
  | Constraint
  | Index
  | EnumType
  | Domain
  | CompositeType
  | RangeType
  | Sequence
  | Collation
  | Schema
  | DefinedObject;

/** A name, and where it is in the database. */
export interface NameCandidate {
  readonly type: ObjectType;
  /** Null for the default schema. */
  readonly name: string | null;
  /** The schema of the object; null for the default one, and for a schema itself. */
  readonly schema: string | null;
  /** The table it belongs to, without its schema; null if it belongs to none. */
  readonly table: string | null;
}

/**
 * Alembic: `include_name`. If the function refuses a name, the object and the objects that depend on it are not
 * reflected. Declared objects are asked about too, so that an object that is left out is not created.
 */
export type IncludeName = (candidate: NameCandidate) => boolean;

/** An object of one side, about to be compared. */
export interface ObjectCandidate extends NameCandidate {
  readonly object: ComparedObject;
  /** Whether it is from the database; otherwise it is from the models. */
  readonly reflected: boolean;
  /** Its counterpart on the other side. */
  readonly compareTo: ComparedObject | null;
}

/** Alembic: `include_object`. An object that is on both sides is asked for once, as the declared one. */
export type IncludeObject = (candidate: ObjectCandidate) => boolean;

/** One column on both sides, as the database prints it. */
export interface ComparedColumn {
  readonly table: Table;
  readonly declared: Column;
  readonly reflected: Column;
}

/**
 * Alembic: the functions of `compare_type` and `compare_server_default`. True: they differ; false: they are the same;
 * null or nothing: decide as usual.
 */
export type ColumnComparison = (column: ComparedColumn) => boolean | null | undefined;
