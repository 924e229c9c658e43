import type { QualifiedName } from './names.js';

/** What the models declare about the columns of a view. PostgreSQL decides whether it is true. */
export interface DeclaredView {
  readonly name: QualifiedName;
  /** The types as SQL. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}
