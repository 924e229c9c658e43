import type { ObjectType } from '../../schema/comparison-hooks.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { Catalog } from '../catalog/catalog.js';
import type { CheckRow } from '../catalog/checks.js';
import type { ForeignKeyRow } from '../catalog/foreign-keys.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { RelationRow } from '../catalog/tables.js';
import type { NameFilter } from '../name-filter.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { columnKey } from './column-sequences.js';
import { byName } from './order.js';
import { toCheck } from './to-check.js';
import { toColumn } from './to-column.js';
import { toForeignKey } from './to-foreign-key.js';
import { toIndex } from './to-index.js';
import { toExclusion, toPrimaryKey, toUnique } from './to-key-constraint.js';

/** What the tables of one reflection are made from. */
export interface TableSources {
  readonly lookup: CatalogLookup;
  readonly filter: NameFilter;
  /** By column, see columnSequences(). */
  readonly columnSequences: ReadonlyMap<string, SequenceRow>;
  /** By table; those that values can hold. */
  readonly indexes: ReadonlyMap<string, readonly IndexRow[]>;
  readonly checks: ReadonlyMap<string, readonly CheckRow[]>;
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKeyRow[]>;
}

export function tableSources(
  catalog: Pick<Catalog, 'indexes' | 'checks' | 'foreignKeys'>,
  common: Pick<TableSources, 'lookup' | 'filter' | 'columnSequences'>,
): TableSources {
  return {
    ...common,
    indexes: groupBy(catalog.indexes, ({ table }) => table),
    checks: groupBy(catalog.checks, ({ table }) => table),
    foreignKeys: groupBy(catalog.foreignKeys, ({ table }) => table),
  };
}

export function toTable({ oid, schema, name }: RelationRow, sources: TableSources): Table {
  const { lookup, filter, columnSequences } = sources;
  const table: QualifiedName = { schema, name };
  const indexes = sources.indexes.get(oid) ?? [];
  const primaryKey = indexes.find(({ constraint }) => constraint === 'p');
  const wanted = (type: ObjectType) => (row: { name: string }) => filter.hasInTable(type, row.name, table);
  const ofConstraint = (letter: string | null) => indexes.filter(({ constraint }) => constraint === letter);
  return {
    schema,
    name,
    columns: lookup
      .columnsOf(oid)
      .filter(wanted('column'))
      .map((row) => toColumn(row, lookup, columnSequences.get(columnKey(row)))),
    primaryKey: primaryKey === undefined ? null : toPrimaryKey(primaryKey, lookup),
    uniques: valuesOf(ofConstraint('u').filter(wanted('uniqueConstraint')), (row) => toUnique(row, lookup)),
    foreignKeys: valuesOf((sources.foreignKeys.get(oid) ?? []).filter(wanted('foreignKeyConstraint')), (row) =>
      toForeignKey(row, lookup),
    ),
    checks: valuesOf((sources.checks.get(oid) ?? []).filter(wanted('checkConstraint')), (row) => toCheck(row, lookup)),
    exclusions: valuesOf(ofConstraint('x').filter(wanted('exclusionConstraint')), (row) => toExclusion(row, lookup)),
    indexes: valuesOf(ofConstraint(null).filter(wanted('index')), (row) => toIndex(row, lookup)),
    comment: lookup.comment('pg_class', oid),
  };
}

function valuesOf<Row, Value extends { readonly name: string }>(rows: readonly Row[], toValue: (row: Row) => Value) {
  return rows.map(toValue).sort(byName);
}
