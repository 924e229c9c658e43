import type { ColumnNaming } from '../schema/column-naming.js';
import type { QualifiedName } from '../schema/names.js';
import type { Declarations } from './declarations.js';

/** Registered, so that a MetaData of another copy of this package is known too. */
export const metaDataState: unique symbol = Symbol.for('limbeck.metadata');

export interface MetaDataState extends Declarations {
  readonly columnNaming: ColumnNaming;
}

/** The qualified name. A name without a schema gets the schema of the metadata. */
export function qualify(
  state: MetaDataState,
  name: string,
  { schema }: { readonly schema?: string | undefined },
): QualifiedName {
  return { schema: schema ?? state.schema, name };
}
