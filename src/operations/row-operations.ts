import type { QualifiedName } from '../schema/names.js';

/** Copies the rows of a table that must be rebuilt into a temporary table. */
export interface SetRowsAside {
  readonly kind: 'setRowsAside';
  readonly table: QualifiedName;
  /** Columns of types that are rebuilt in the meantime. */
  readonly asText?: readonly string[];
}

/**
 * Records the owner and the privileges of a table, its columns and its sequences. They are lost if the table or a
 * column of it is recreated.
 */
export interface SetPrivilegesAside {
  readonly kind: 'setPrivilegesAside';
  readonly table: QualifiedName;
}

/** Restores the recorded owner and privileges, as far as the objects that they are on exist. */
export interface PutPrivilegesBack {
  readonly kind: 'putPrivilegesBack';
  readonly table: QualifiedName;
}

/** Brings them back into the new table, and drops the temporary one; sequences go on after the highest value. */
export interface PutRowsBack {
  readonly kind: 'putRowsBack';
  readonly table: QualifiedName;
  /** The columns that both tables have, without those that are computed. */
  readonly columns: readonly string[];
  /** The columns among them that draw from a sequence that they own. */
  readonly numbered: readonly string[];
  /** How values become those of the new type, if PostgreSQL does not know by itself. */
  readonly using?: Readonly<Record<string, string>>;
}
