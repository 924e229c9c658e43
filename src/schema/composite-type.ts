import type { QualifiedName } from './names.js';
import type { ColumnType } from './types.js';

export interface Attribute {
  readonly name: string;
  readonly type: ColumnType;
  /** Null if it is the type's own. */
  readonly collation: QualifiedName | null;
  readonly comment: string | null;
}

/** A type of several attributes, as a row has columns: CREATE TYPE … AS (…). */
export interface CompositeType extends QualifiedName {
  /** In the order of the type, which is that of its values as text. */
  readonly attributes: readonly Attribute[];
  readonly comment: string | null;
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: QualifiedName;
}
