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
  /** All that the reverse needs: PostgreSQL cannot remove a value, so the type is built again. */
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
  /** Taken away before and set again after; null where there is none. */
  readonly serverDefault: string | null;
}

/**
 * Builds the type anew with other values, and moves the columns over. Indexes, checks and other things that mention
 * the type are not part of it: they are dropped before and created after by operations of their own.
 */
export interface ReplaceEnum {
  readonly kind: 'replaceEnum';
  readonly type: QualifiedName;
  readonly values: readonly string[];
  readonly columns: readonly EnumColumn[];
  /** Old value → new value, for rows that hold a value that goes. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** The comment of the type, which the new one does not inherit. */
  readonly comment?: string | null;
  /** The values before, and the columns' defaults before where they differ. */
  readonly was?: { readonly values: readonly string[]; readonly columns: readonly EnumColumn[] };
}
