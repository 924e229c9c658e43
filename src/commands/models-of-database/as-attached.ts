import type { AddParent } from '../../operations/inheritance-operations.js';
import type { Column } from '../../schema/column.js';
import { nameKey } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';

/**
 * A partition, or another child, as SQL that makes a table and attaches it, as pg_dump does for partitions: with
 * everything that it has by name, in its own order of columns. PostgreSQL finds the equal parts of the parent when the
 * table is attached.
 */
export function asAttached(table: Table, tables: readonly Table[]): Table {
  const { partitionOf, inherits, ...rest } = table;
  if (parentsAddedLater(table).length > 0) return rest;
  if (partitionOf === undefined) return table;
  const parent = tables.find((other) => nameKey(other) === nameKey(partitionOf.parent));
  const hasIdentity = new Set(parent?.columns.filter(({ identity }) => identity !== null).map(({ name }) => name));
  return {
    ...table,
    columns: table.columns.map((column) => ownColumn(column, hasIdentity.has(column.name))),
    primaryKey: table.primaryKey === null ? null : own(table.primaryKey),
    uniques: table.uniques.map(own),
    checks: table.checks.map(own),
    exclusions: table.exclusions.map(own),
    foreignKeys: table.foreignKeys.map(own),
    indexes: table.indexes.map(own),
  };
}

/** A child that has each column itself was a table before it got its parents: not all of them can be made at once. */
export function parentsAddedLater({ schema, name, columns, inherits = [] }: Table): readonly AddParent[] {
  return columns.every(isOwn) ? inherits.map((parent) => ({ kind: 'addParent', table: { schema, name }, parent })) : [];
}

/** PostgreSQL gives a partition the identity of its parent when the partition is attached. */
function ownColumn({ notNull, ...column }: Column, hasParentIdentity: boolean): Column {
  return {
    ...own(column),
    identity: hasParentIdentity ? null : column.identity,
    ...(notNull !== undefined && { notNull: own(notNull) }),
  };
}

function own<Part extends { readonly inherited?: true }>(part: Part): Omit<Part, 'inherited'> {
  const { inherited: _, ...rest } = part;
  return rest;
}
