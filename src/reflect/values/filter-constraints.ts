import { partName, type UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Catalog } from '../catalog/catalog.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { CatalogLookup } from './catalog-lookup.js';

type ConstraintRows = Pick<Catalog, 'indexes' | 'checks' | 'foreignKeys'>;

export interface FilteredConstraints {
  readonly held: ConstraintRows;
  readonly unmanaged: readonly UnmanagedObject[];
}

/** Names the indexes that cannot be used: they stay, unless the declaration has them. */
export function filterConstraints(
  { indexes, checks, foreignKeys }: ConstraintRows,
  lookup: CatalogLookup,
): FilteredConstraints {
  return {
    held: { indexes, checks, foreignKeys },
    unmanaged: indexes
      .filter((row) => !isUsable(row))
      .map(({ name, table }) => ({
        kind: 'invalid index',
        name: partName(name, lookup.tableName(table)),
        why: 'CREATE INDEX CONCURRENTLY failed',
      })),
  };
}

function isUsable({ usable, constraint, partitioned }: IndexRow): boolean {
  return usable || constraint !== null || partitioned;
}
