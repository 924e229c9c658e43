import type { QualifiedName } from '../schema/names.js';

/** Copies the rows of a table that has to be built again into a temporary one. */
export interface SetRowsAside {
  readonly kind: 'setRowsAside';
  readonly table: QualifiedName;
  /** Columns of types that are built again in the meantime. */
  readonly asText?: readonly string[];
}

/**
 * Writes down the owner and the privileges of a table, its columns and its sequences, which go where it or a column of it
 * is built again.
 */
export interface SetPrivilegesAside {
  readonly kind: 'setPrivilegesAside';
  readonly table: QualifiedName;
}

/** Gives them back, as far as what they are on is there. */
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
  /** Those of them that draw from a sequence of their own. */
  readonly numbered: readonly string[];
  /** How values become those of the new type, where PostgreSQL does not know by itself. */
  readonly using?: Readonly<Record<string, string>>;
}
