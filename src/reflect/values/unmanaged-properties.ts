import { formatName } from '../../schema/names.js';
import type { Catalog } from '../catalog/catalog.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { SequenceRow } from '../catalog/sequences.js';
import { NOT_DECLARABLE, partName, type UnmanagedObject } from '../unmanaged.js';
import type { CatalogLookup } from './catalog-lookup.js';

interface Known {
  readonly lookup: CatalogLookup;
  /** See columnSequences(). */
  readonly columnSequences: ReadonlyMap<string, SequenceRow>;
}

/** Properties of indexes, sequences and the default schema that no value holds. */
export function unmanagedProperties(catalog: Catalog, { lookup, columnSequences }: Known): readonly UnmanagedObject[] {
  const inside = new Set(columnSequences.values());
  return [
    ...defaultSchemaComment(catalog),
    ...catalog.indexes.flatMap((row) => indexProperties(row, lookup)),
    ...catalog.sequences.flatMap((row) => (inside.has(row) ? insideComment(row, lookup) : [])),
  ];
}

// initdb writes this one on "public", and pg_dump leaves it out.
const STANDARD_COMMENT = 'standard public schema';

function defaultSchemaComment({ schemas }: Catalog): readonly UnmanagedObject[] {
  const comment = schemas.find(({ name }) => name === null)?.comment ?? null;
  return comment === null || comment === STANDARD_COMMENT
    ? []
    : [{ kind: 'comment', name: 'the default schema', why: NOT_DECLARABLE }];
}

function indexProperties(row: IndexRow, lookup: CatalogLookup): readonly UnmanagedObject[] {
  const name = partName(row.name, lookup.tableName(row.table));
  const hasHiddenComment = row.constraint !== null && lookup.comment('pg_class', row.oid) !== null;
  return [...(hasHiddenComment ? [{ kind: 'comment', name, why: 'it is on the index of a constraint' }] : [])];
}

function insideComment(row: SequenceRow, lookup: CatalogLookup): readonly UnmanagedObject[] {
  return lookup.comment('pg_class', row.oid) === null
    ? []
    : [{ kind: 'comment', name: formatName(row), why: 'it is on the sequence of an identity column' }];
}
