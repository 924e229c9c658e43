import type { ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { DistributedTable } from '../../schema/distribution.js';
import type { IndexKey } from '../../schema/index-value.js';
import { indexedOf, mapIndexed } from '../../schema/indexed.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { usualKeyNames } from '../compare/inheritance/server-name.js';
import type { NameChanges } from './name-changes.js';

/** The constraints and indexes of a table that has its new name and columns already. */
export function renameInTable(table: Table, changes: NameChanges): Table {
  const columns = (names: readonly string[]) => names.map((name) => changes.column(table, name));
  const sql = (text: string) => changes.expression(table, text);
  const optionalSql = (text: string | null) => (text === null ? null : sql(text));
  const key = <K extends IndexKey>(value: K): K => renamedKey(value, table, changes);
  const { primaryKey } = table;
  const keyColumns = (part: PrimaryKey | UniqueConstraint) => ({
    columns: columns(part.columns),
    include: columns(part.include),
  });
  const renamed: Table = {
    ...table,
    primaryKey: primaryKey && { ...primaryKey, ...keyColumns(primaryKey) },
    uniques: table.uniques.map((unique) => ({ ...unique, ...keyColumns(unique) })),
    checks: table.checks.map((check) => ({ ...check, expression: sql(check.expression) })),
    exclusions: table.exclusions.map((exclusion) => ({
      ...exclusion,
      elements: exclusion.elements.map(key),
      include: columns(exclusion.include),
      where: optionalSql(exclusion.where),
    })),
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map(key),
      include: columns(index.include),
      where: optionalSql(index.where),
    })),
    ...(table.statistics && {
      statistics: table.statistics.map((each) => ({ ...each, keys: each.keys.map(sql) })),
    }),
    foreignKeys: table.foreignKeys.map((foreignKey) => renamedForeignKey(foreignKey, table, changes)),
    ...(table.distribution?.kind === 'distributed' && {
      distribution: renamedDistribution(table.distribution, table, changes),
    }),
  };
  return table.partitionBy === undefined ? renamed : withKeyNames(renamed, table);
}

/** The columns of an index keep the names that they had, and PostgreSQL names the index of a new partition after those. */
function withKeyNames(renamed: Table, table: Table): Table {
  const before = indexedOf(table).values();
  return mapIndexed(renamed, (part) => {
    const { value } = before.next();
    return value === undefined ? part : { ...part, keyNames: value.keyNames ?? usualKeyNames(value) };
  });
}

function renamedKey<K extends IndexKey>(key: K, table: QualifiedName, changes: NameChanges): K {
  return {
    ...key,
    column: key.column === null ? null : changes.column(table, key.column),
    expression: key.expression === null ? null : changes.expression(table, key.expression),
  };
}

function renamedDistribution(
  { by, colocateWith, ...rest }: DistributedTable,
  table: QualifiedName,
  changes: NameChanges,
): DistributedTable {
  return {
    ...rest,
    by: by === null ? null : changes.column(table, by),
    ...(colocateWith !== undefined && { colocateWith: colocateWith && changes.table(colocateWith) }),
  };
}

function renamedForeignKey(foreignKey: ForeignKey, table: QualifiedName, changes: NameChanges): ForeignKey {
  const referredTable = changes.table(foreignKey.referredTable);
  return {
    ...foreignKey,
    columns: foreignKey.columns.map((name) => changes.column(table, name)),
    onDeleteColumns: foreignKey.onDeleteColumns.map((name) => changes.column(table, name)),
    referredTable,
    referredColumns: foreignKey.referredColumns.map((name) => changes.column(referredTable, name)),
  };
}
