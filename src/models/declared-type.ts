import type { BuiltinTypeName, TypeArguments } from '../schema/builtin-types.js';
import type { QualifiedName } from '../schema/names.js';

/** The type of a column as its declaration says it, arrays aside. */
export type DeclaredType =
  | { readonly kind: 'builtin'; readonly builder: BuiltinTypeName; readonly parameters: TypeArguments }
  /** The values are null if the enum is known by its name alone. */
  | { readonly kind: 'enum'; readonly name: QualifiedName; readonly values: readonly string[] | null }
  /** With the underlying type, which decides how a default is written. */
  | { readonly kind: 'domain'; readonly name: QualifiedName; readonly base: DeclaredType; readonly baseArray: boolean }
  /** A composite or a range type. */
  | { readonly kind: 'named'; readonly name: QualifiedName }
  | { readonly kind: 'other'; readonly sql: string };
