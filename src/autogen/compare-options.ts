import type { Column } from '../schema/column.js';
import type { Constraint } from '../schema/constraints.js';
import type { Collation, Schema } from '../schema/database-schema.js';
import type { EnumType } from '../schema/enum-type.js';
import type { Index } from '../schema/index-value.js';
import type { Sequence } from '../schema/sequence.js';
import type { Table } from '../schema/table.js';
import type { Renames } from './match/renames.js';

/** The kinds that the hooks tell apart; Alembic's, and more. A primary key goes with its table. */
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
  | 'sequence'
  | 'collation';

export type ComparedObject = Table | Column | Constraint | Index | EnumType | Sequence | Collation | Schema;

/** Alembic: `include_object`. An object that is on both sides is asked for once, as the declared one. */
export type IncludeObject = (candidate: {
  readonly object: ComparedObject;
  readonly name: string | null;
  readonly type: ObjectType;
  /** Whether it is of the database; else it is of the models. */
  readonly reflected: boolean;
  readonly compareTo: ComparedObject | null;
}) => boolean;

/** Alembic: `include_name`, but asked of both sides, so that a declared object that is left out is not created. */
export type IncludeName = (
  name: string | null,
  type: ObjectType,
  parents: {
    readonly schemaName: string | null;
    readonly tableName: string | null;
    readonly schemaQualifiedTableName: string | null;
  },
) => boolean;

/** False: the same; true, null or nothing: compare as usual. Two equal values never make a difference. */
export type ColumnComparison = (pair: {
  readonly table: Table;
  readonly declared: Column;
  readonly reflected: Column;
}) => boolean | null | undefined;

export interface CompareOptions {
  /** As server_version_num says it: 150018. It decides what can be altered in place. */
  readonly serverVersion: number;
  readonly compareType?: boolean | ColumnComparison;
  readonly compareServerDefault?: boolean | ColumnComparison;
  readonly includeObject?: IncludeObject;
  readonly includeName?: IncludeName;
  /** Schemas that are not dropped where nothing declares them, since something lies in them that is not compared. */
  readonly keptSchemas?: readonly string[];
  /** Renames that somebody asked for, beside those that the models declare. */
  readonly renames?: Partial<Renames>;
}
