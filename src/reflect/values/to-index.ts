import type { Index } from '../../schema/index-value.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { toIndexKeys } from './to-index-keys.js';
import { toIndexLineage } from './to-index-lineage.js';
import { toStorageParameters } from './to-storage-parameters.js';

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
    ...toIndexLineage(row, lookup),
    ...(!row.usable && !row.partitioned && { invalid: true }),
  };
}

export function includedColumns(row: IndexRow, lookup: CatalogLookup): readonly string[] {
  return lookup.columnNames(row.table, row.columns.slice(row.keyCount));
}
