import type { ObjectType } from '../../schema/comparison-hooks.js';
import type { Distribution } from '../../schema/distribution.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { Catalog } from '../catalog/catalog.js';
import type { CheckRow } from '../catalog/checks.js';
import type { ForeignKeyRow } from '../catalog/foreign-keys.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { StatisticsRow } from '../catalog/statistics.js';
import type { TableRow } from '../catalog/tables.js';
import type { NameFilter } from '../name-filter.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { columnRowKey } from './column-sequences.js';
import { byName } from './order.js';
import { toCheck } from './to-check.js';
import { toColumn } from './to-column.js';
import { toForeignKey } from './to-foreign-key.js';
import { toIndex } from './to-index.js';
import { toExclusion, toPrimaryKey, toUnique } from './to-key-constraint.js';
import type { FindNotNull } from './to-not-null.js';
import { toLineage } from './to-partition.js';
import { toStatistics } from './to-statistics.js';
import { toTableOptions } from './to-table-options.js';
import { withIndexAges } from './with-index-ages.js';

/** What the tables of one reflection are made from. */
export interface TableSources {
  readonly lookup: CatalogLookup;
  readonly filter: NameFilter;
  /** By column, see columnSequences(). */
  readonly columnSequences: ReadonlyMap<string, SequenceRow>;
  readonly findNotNull: FindNotNull;
  /** By table; those that values can hold. */
  readonly indexes: ReadonlyMap<string, readonly IndexRow[]>;
  readonly checks: ReadonlyMap<string, readonly CheckRow[]>;
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKeyRow[]>;
  readonly statistics: ReadonlyMap<string, readonly StatisticsRow[]>;
  /** By table; those that Citus distributes. */
  readonly distributions: ReadonlyMap<string, Distribution>;
}

export function tableSources(
  catalog: Pick<Catalog, 'indexes' | 'checks' | 'foreignKeys' | 'statistics'>,
  common: Omit<TableSources, 'indexes' | 'checks' | 'foreignKeys' | 'statistics'>,
): TableSources {
  return {
    ...common,
    indexes: groupBy(catalog.indexes, ({ table }) => table),
    checks: groupBy(catalog.checks, ({ table }) => table),
    foreignKeys: groupBy(catalog.foreignKeys, ({ table }) => table),
    statistics: groupBy(catalog.statistics, ({ table }) => table),
  };
}

export function toTable(row: TableRow, sources: TableSources): Table {
  const { oid, schema, name } = row;
  const { lookup, filter, columnSequences } = sources;
  const table: QualifiedName = { schema, name };
  const indexes = sources.indexes.get(oid) ?? [];
  const statistics = sources.statistics.get(oid) ?? [];
  const distribution = sources.distributions.get(oid);
  const options = toTableOptions(row, indexes);
  const primaryKey = indexes.find(({ constraint }) => constraint === 'p');
  const wanted = (type: ObjectType) => (part: { name: string }) => filter.hasInTable(type, part.name, table);
  const ofConstraint = (letter: string | null) => indexes.filter(({ constraint }) => constraint === letter);
  const value: Table = {
    schema,
    name,
    columns: lookup
      .columnsOf(oid)
      .filter(wanted('column'))
      .map((column) => {
        const sequence = columnSequences.get(columnRowKey(column));
        return toColumn(column, lookup, { sequence, notNull: sources.findNotNull(column, table) });
      }),
    primaryKey: primaryKey === undefined ? null : toPrimaryKey(primaryKey, lookup),
    uniques: valuesOf(ofConstraint('u').filter(wanted('uniqueConstraint')), (each) => toUnique(each, lookup)),
    foreignKeys: valuesOf((sources.foreignKeys.get(oid) ?? []).filter(wanted('foreignKeyConstraint')), (each) =>
      toForeignKey(each, lookup),
    ),
    checks: valuesOf((sources.checks.get(oid) ?? []).filter(wanted('checkConstraint')), (each) =>
      toCheck(each, lookup),
    ),
    exclusions: valuesOf(ofConstraint('x').filter(wanted('exclusionConstraint')), (each) => toExclusion(each, lookup)),
    indexes: valuesOf(ofConstraint(null).filter(wanted('index')), (each) => toIndex(each, lookup)),
    comment: lookup.comment('pg_class', oid),
    ...(options && { options }),
    ...(statistics.length > 0 && { statistics: valuesOf(statistics, (each) => toStatistics(each, lookup)) }),
    ...(distribution && { distribution }),
    ...toLineage(row),
  };
  return withIndexAges(value, indexes);
}

function valuesOf<Row, Value extends { readonly name: string }>(rows: readonly Row[], toValue: (row: Row) => Value) {
  return rows.map(toValue).sort(byName);
}
