import type { EnumType } from '../schema/enum-type.js';
import type { QualifiedName } from '../schema/names.js';

export interface CreateEnum {
  readonly kind: 'createEnum';
  readonly type: EnumType;
}

export interface DropEnum {
  readonly kind: 'dropEnum';
  readonly type: QualifiedName;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: EnumType;
}

export interface RenameEnum {
  readonly kind: 'renameEnum';
  readonly type: QualifiedName;
  readonly newName: string;
  /** The enum moves to another schema after this. Only the order of operations uses this. */
  readonly moves?: true;
}

/**
 * ALTER TYPE … ADD VALUE. The value cannot be used before the transaction that added it commits (error 55P04), so
 * the runner commits at the end of the revision.
 */
export interface AddEnumValue {
  readonly kind: 'addEnumValue';
  readonly type: QualifiedName;
  readonly value: string;
  readonly ifNotExists?: boolean;
  readonly before?: string;
  readonly after?: string;
  /** The name that the enum gets later in the same upgrade. */
  readonly renamedTo?: QualifiedName;
  /** Whether values of the enum are renamed only after this. Only the order of operations uses this. */
  readonly namesOldValues?: true;
  /** What the reverse needs: PostgreSQL can't remove a value, so the reverse rebuilds the type. */
  readonly reverse?: ReplaceEnum;
}

export interface RenameEnumValue {
  readonly kind: 'renameEnumValue';
  readonly type: QualifiedName;
  readonly value: string;
  readonly newValue: string;
}

/** A column whose type is rebuilt together with an enum. */
export interface EnumColumn {
  readonly table: QualifiedName;
  readonly column: string;
  readonly array: boolean;
  /** The default, which is dropped before and set again after; null if the column has none. */
  readonly serverDefault: string | null;
}

/**
 * Rebuilds the type with other values, and moves the columns over. Indexes, checks and other objects that mention the
 * type are not part of it: separate operations drop them before and create them after.
 */
export interface ReplaceEnum {
  readonly kind: 'replaceEnum';
  readonly type: QualifiedName;
  readonly values: readonly string[];
  readonly columns: readonly EnumColumn[];
  /** Old value → new value, for rows that contain a removed value. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** The comment of the type, which the new one does not inherit. */
  readonly comment?: string | null;
  /** The values before, and the columns' defaults before if they differ. */
  readonly was?: { readonly values: readonly string[]; readonly columns: readonly EnumColumn[] };
}
