import type { Catalog } from '../catalog/catalog.js';
import { NOT_DECLARABLE, type UnmanagedObject } from '../unmanaged.js';

// initdb writes this one on "public", and pg_dump leaves it out.
const STANDARD_COMMENT = 'standard public schema';

/** The comment on the default schema, which no value holds. */
export function unmanagedProperties({ schemas }: Catalog): readonly UnmanagedObject[] {
  const comment = schemas.find(({ name }) => name === null)?.comment ?? null;
  return comment === null || comment === STANDARD_COMMENT
    ? []
    : [{ kind: 'comment', name: 'the default schema', why: NOT_DECLARABLE }];
}
