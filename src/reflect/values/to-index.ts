import type { Index, StorageParameters } from '../../schema/index-value.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { toIndexKeys } from './to-index-keys.js';

export function toIndex(row: IndexRow, lookup: CatalogLookup): Index {
  return {
    name: row.name,
    unique: row.unique,
    method: row.method,
    keys: toIndexKeys(row, lookup),
    include: includedColumns(row, lookup),
    nullsNotDistinct: row.nullsNotDistinct,
    where: row.predicate,
    with: toStorageParameters(row.with),
    tablespace: row.tablespace,
    comment: lookup.comment('pg_class', row.oid),
  };
}

export function includedColumns(row: IndexRow, lookup: CatalogLookup): readonly string[] {
  return lookup.columnNames(row.table, row.columns.slice(row.keyCount));
}

const NO_PARAMETERS: StorageParameters = {};

/** From `name=value`, as pg_class and pg_attribute hold them. */
export function toStorageParameters(options: readonly string[]): StorageParameters {
  if (options.length === 0) {
    return NO_PARAMETERS;
  }
  return Object.fromEntries(
    options.map((option) => {
      const end = option.indexOf('=');
      return [option.slice(0, end), option.slice(end + 1)];
    }),
  );
}
