import type { Attribute, CompositeType } from '../schema/composite-type.js';
import type { QualifiedName } from '../schema/names.js';
import type { ColumnType } from '../schema/types.js';
import type { Change } from './column-operations.js';
import type { DropOfType } from './type-operations.js';

export interface CreateCompositeType {
  readonly kind: 'createCompositeType';
  readonly type: CompositeType;
}

export interface DropCompositeType extends DropOfType<CompositeType> {
  readonly kind: 'dropCompositeType';
}

/** Type and collation of an attribute; PostgreSQL refuses where a column holds the composite type. */
export interface AlteredAttribute {
  readonly name: string;
  readonly type: Change<ColumnType>;
  readonly collation?: Change<QualifiedName | null>;
}

/** ALTER TYPE … ATTRIBUTE: what PostgreSQL alters in place, in this order. A new attribute comes last. */
export interface AlterCompositeType {
  readonly kind: 'alterCompositeType';
  readonly type: QualifiedName;
  readonly renameAttributes?: readonly { readonly name: string; readonly newName: string }[];
  readonly dropAttributes?: readonly { readonly name: string; readonly was?: Attribute }[];
  readonly alterAttributes?: readonly AlteredAttribute[];
  readonly addAttributes?: readonly Attribute[];
  /** Tables OF the type follow. */
  readonly cascade?: boolean;
}
