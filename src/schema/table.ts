import type { Column } from './column.js';
import type {
  CheckConstraint,
  Constraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from './constraints.js';
import type { Index } from './index-value.js';
import type { QualifiedName } from './names.js';
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
  /** The name it had, where the declaration says so. */
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
