import type { ColumnOptions } from '../schema/column-options.js';
import type { ColumnRef } from './column-ref.js';
import type { DeclaredType } from './declared-type.js';
import type { DefaultValue } from './default-value.js';
import type { NotNullOptions } from './not-null.js';
import type { IdentityOptions } from './sequence-options.js';
import type { IndexOptions, PrimaryKeyOptions, ReferenceOptions, SqlText, UniqueOptions } from './table-items.js';

/** `'users.id'`, or a function that returns `users.c.id`. */
export type ReferenceTarget = string | (() => ColumnRef);

/** Everything that a chain of column methods has said. */
export interface ColumnState {
  readonly type: DeclaredType;
  readonly array: boolean;
  readonly nullable: boolean;
  /** Whether `.typed()` says that the program has other values than the driver. */
  readonly typed: boolean;
  readonly notNull: NotNullOptions | null;
  readonly name: string | null;
  readonly renamedFrom: string | null;
  readonly comment: string | null;
  readonly options: ColumnOptions | null;
  readonly collation: string | null;
  readonly serverDefault: { readonly value: DefaultValue } | null;
  readonly identity: { readonly always: boolean; readonly options: IdentityOptions } | null;
  /** The name of the sequence is null if it is PostgreSQL's own choice. */
  readonly serial: { readonly sequence: string | null } | null;
  readonly generated: { readonly expression: SqlText; readonly stored: boolean } | null;
  readonly primaryKey: PrimaryKeyOptions | null;
  readonly unique: UniqueOptions | null;
  readonly references: readonly { readonly target: ReferenceTarget; readonly options: ReferenceOptions }[];
  readonly indexes: readonly IndexOptions[];
}

/** A column with a type and no other property. */
export function plainColumnState(type: DeclaredType, array = false): ColumnState {
  return {
    type,
    array,
    nullable: false,
    typed: false,
    notNull: null,
    name: null,
    renamedFrom: null,
    comment: null,
    options: null,
    collation: null,
    serverDefault: null,
    identity: null,
    serial: null,
    generated: null,
    primaryKey: null,
    unique: null,
    references: [],
    indexes: [],
  };
}
