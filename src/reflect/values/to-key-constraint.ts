import type { ExclusionConstraint, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { includedColumns } from './to-index.js';
import { toIndexKeys } from './to-index-keys.js';
import { toIndexLineage } from './to-index-lineage.js';
import { toStorageParameters } from './to-storage-parameters.js';

export function toPrimaryKey(row: IndexRow, lookup: CatalogLookup): PrimaryKey {
  return { kind: 'primaryKey', ...shared(row, lookup), ...temporal(row), columns: keyColumns(row, lookup) };
}

export function toUnique(row: IndexRow, lookup: CatalogLookup): UniqueConstraint {
  return {
    kind: 'unique',
    ...shared(row, lookup),
    ...temporal(row),
    columns: keyColumns(row, lookup),
    nullsNotDistinct: row.nullsNotDistinct,
  };
}

export function toExclusion(row: IndexRow, lookup: CatalogLookup): ExclusionConstraint {
  return {
    kind: 'exclusion',
    ...shared(row, lookup),
    method: row.method,
    elements: toIndexKeys(row, lookup).map((key, place) => ({ ...key, operator: row.operators[place] ?? '' })),
    where: row.predicate,
  };
}

function keyColumns(row: IndexRow, lookup: CatalogLookup): readonly string[] {
  return lookup.columnNames(row.table, row.columns.slice(0, row.keyCount));
}

function shared(row: IndexRow, lookup: CatalogLookup) {
  const indexComment = lookup.comment('pg_class', row.oid);
  return {
    name: row.name,
    include: includedColumns(row, lookup),
    with: toStorageParameters(row.with),
    tablespace: row.tablespace,
    deferrable: row.deferrable,
    initiallyDeferred: row.initiallyDeferred,
    comment: row.constraintOid === null ? null : lookup.comment('pg_constraint', row.constraintOid),
    ...(indexComment !== null && { indexComment }),
    ...toIndexLineage(row, lookup),
  };
}

function temporal(row: IndexRow): { readonly withoutOverlaps?: true } {
  return row.temporal ? { withoutOverlaps: true } : {};
}
