import type { Column } from './column.js';
import type {
  CheckConstraint,
  Constraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from './constraints.js';
import type { Distribution } from './distribution.js';
import type { Index } from './index-value.js';
import type { QualifiedName } from './names.js';
import type { PartitionKey, PartitionOf } from './partition.js';
import type { ExtendedStatistics } from './statistics.js';
import type { TableOptions } from './table-options.js';

export interface Table extends QualifiedName {
  /** In the order of the table. */
  readonly columns: readonly Column[];
  readonly primaryKey: PrimaryKey | null;
  readonly uniques: readonly UniqueConstraint[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  readonly exclusions: readonly ExclusionConstraint[];
  readonly indexes: readonly Index[];
  readonly comment: string | null;
  readonly options?: TableOptions;
  readonly statistics?: readonly ExtendedStatistics[];
  /** How Citus spreads it over its nodes. Partitions are spread like the table that they are parts of. */
  readonly distribution?: Distribution;
  readonly partitionBy?: PartitionKey;
  readonly partitionOf?: PartitionOf;
  /** Parents of a table that isn't a partition. */
  readonly inherits?: readonly QualifiedName[];
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: QualifiedName;
}

/** Every constraint of a table, keys first, foreign keys last. */
export function constraintsOf(table: Table): readonly Constraint[] {
  return [
    ...(table.primaryKey === null ? [] : [table.primaryKey]),
    ...table.uniques,
    ...table.checks,
    ...table.exclusions,
    ...table.foreignKeys,
  ];
}

/** The tables that a table has columns and constraints from. */
export function parentsOf({
  partitionOf,
  inherits = [],
}: Pick<Table, 'partitionOf' | 'inherits'>): readonly QualifiedName[] {
  return partitionOf === undefined ? inherits : [partitionOf.parent];
}

interface Inheritable {
  readonly inherited?: true;
}

export function isOwn({ inherited }: Inheritable): boolean {
  return inherited !== true;
}

/** The table without the constraints and indexes that it has because a parent has them. */
export function withOwnParts(table: Table): Table {
  const { primaryKey, uniques, foreignKeys, checks, exclusions, indexes } = table;
  if (constraintsOf(table).every(isOwn) && indexes.every(isOwn)) {
    return table;
  }
  return {
    ...table,
    primaryKey: primaryKey !== null && isOwn(primaryKey) ? primaryKey : null,
    uniques: uniques.filter(isOwn),
    foreignKeys: foreignKeys.filter(isOwn),
    checks: checks.filter(isOwn),
    exclusions: exclusions.filter(isOwn),
    indexes: indexes.filter(isOwn),
  };
}
