import type { QualifiedName } from '../schema/names.js';

/** ALTER TYPE … RENAME TO, of a domain, a composite type or a range type. */
export interface RenameType {
  readonly kind: 'renameType';
  readonly type: QualifiedName;
  readonly newName: string;
  /** The functions that make values of a range type follow it. */
  readonly constructors?: boolean;
  /** The type moves to another schema after this. Only the order of operations uses this. */
  readonly moves?: true;
}

/** ALTER TYPE … SET SCHEMA, of any type that a user made. */
export interface SetTypeSchema {
  readonly kind: 'setTypeSchema';
  readonly type: QualifiedName;
  readonly newSchema: string | null;
  readonly constructors?: boolean;
}

/** What every DROP of a type takes. */
export interface DropOfType<Type extends QualifiedName> {
  readonly type: QualifiedName;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: Type;
}
