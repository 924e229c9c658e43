import type { Column, Identity, Serial } from '../schema/column.js';
import type { ColumnOptions, ColumnStorage } from '../schema/column-options.js';
import type { ForeignKey, PrimaryKey, UniqueConstraint } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';
import type { NotNull } from '../schema/not-null.js';
import type { ColumnType } from '../schema/types.js';
import type { Changes } from './changes.js';

/** What can stand behind a column: a foreign key that is not NOT VALID, a key without INCLUDE. */
export type ColumnConstraint = PrimaryKey | UniqueConstraint | ForeignKey;

export interface AddColumn {
  readonly kind: 'addColumn';
  readonly table: QualifiedName;
  readonly column: Column;
  /**
   * Constraints on this column alone that come in the same statement: IF NOT EXISTS then holds for them too, and a
   * foreign key of a new column without a default needs no look at the rows.
   */
  readonly constraints?: readonly ColumnConstraint[];
  readonly ifNotExists?: boolean;
}

export interface DropColumn {
  readonly kind: 'dropColumn';
  readonly table: QualifiedName;
  readonly column: string;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  /** The children keep the column as their own. */
  readonly only?: boolean;
  readonly was?: Column;
}

export interface RenameColumn {
  readonly kind: 'renameColumn';
  readonly table: QualifiedName;
  readonly column: string;
  readonly newName: string;
  /** If they are known, the children that have the column from this table. */
  readonly children?: readonly QualifiedName[];
  /** The column is dropped under the new name. */
  readonly aside?: true;
  /** The children that leave their parent later. */
  readonly leaving?: readonly QualifiedName[];
  /** Tables that leave their parents, or are dropped, before. */
  readonly after?: readonly QualifiedName[];
}

/** From and to; `from` is missing if a revision file doesn't contain it. */
export interface Change<T> {
  readonly from?: T;
  readonly to: T;
}

/** What a type change needs in addition to the type. */
export interface TypeChange extends Change<ColumnType> {
  readonly collation?: Change<QualifiedName | null>;
  /** How the old value becomes the new one; the other way is for the reverse. */
  readonly using?: string;
  readonly usingBack?: string;
}

/** PostgreSQL 16 knows the storage `default`; before it, the type's own must be named. */
export type ColumnOptionChanges = Omit<Changes<ColumnOptions>, 'storage'> & {
  readonly storage?: ColumnStorage | 'default';
};

/** Alterations of one column that need no new column. Only what is given is altered. */
export interface AlterColumn {
  readonly kind: 'alterColumn';
  readonly table: QualifiedName;
  readonly column: string;
  readonly type?: TypeChange;
  /** The type where it stays, so that the sequence of a new `serial` or identity gets the same. */
  readonly existingType?: ColumnType;
  readonly nullable?: Change<boolean>;
  /**
   * The NOT NULL constraint: with `nullable` it is added or dropped, without `nullable` it is dropped and added again.
   */
  readonly notNull?: Change<NotNull | null>;
  readonly serverDefault?: Change<string | null>;
  /** Without `from`, or from null, the column becomes an identity column; else the identity it has is altered. */
  readonly identity?: Change<Identity | null>;
  /** From or to a `serial` column: the owned sequence is created or dropped with the default. */
  readonly serial?: Change<Serial | null>;
  /** DROP EXPRESSION (to null) or, on PostgreSQL 17, SET EXPRESSION. */
  readonly generated?: Change<string | null>;
  readonly comment?: Change<string | null>;
  readonly options?: Change<ColumnOptionChanges>;
}

/** Whether it is SET EXPRESSION. */
export function setsExpression({ generated }: AlterColumn): boolean {
  return generated !== undefined && generated.to !== null;
}
