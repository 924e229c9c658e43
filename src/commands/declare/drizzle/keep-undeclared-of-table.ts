import type { Column } from '../../../schema/column.js';
import type { CheckConstraint, ForeignKey, PrimaryKey, UniqueConstraint } from '../../../schema/constraints.js';
import type { Index, IndexKey } from '../../../schema/index-value.js';
import type { Table } from '../../../schema/table.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';

/** A table, with what Drizzle can't declare as the database has it. */
export function keepUndeclaredOfTable(table: Table, found: Table): Table {
  const { statistics, partitionBy, partitionOf, inherits } = found;
  const { rowSecurity: _, ...options } = found.options ?? {};
  const all = { ...options, ...table.options };
  return {
    ...table,
    columns: table.columns.map((column) =>
      keepOfColumn(column, named(found.columns, column.renamedFrom ?? column.name)),
    ),
    primaryKey: table.primaryKey && keepOfKey(table.primaryKey, found.primaryKey ?? undefined),
    uniques: table.uniques.map((key) => keepOfKey(key, named(found.uniques, key.name))),
    foreignKeys: table.foreignKeys.map((key) => keepOfForeignKey(key, named(found.foreignKeys, key.name))),
    checks: table.checks.map((check) => keepOfCheck(check, named(found.checks, check.name))),
    indexes: table.indexes.map((index) => keepOfIndex(index, named(found.indexes, index.name))),
    exclusions: found.exclusions.filter(({ elements }) =>
      elements.every(({ column }) => column === null || named(table.columns, column) !== undefined),
    ),
    comment: found.comment,
    ...(Object.keys(all).length > 0 && { options: all }),
    ...(statistics && { statistics }),
    ...(partitionBy && { partitionBy }),
    ...(partitionOf && { partitionOf }),
    ...(inherits && { inherits }),
  };
}

function named<Part extends { readonly name: string }>(parts: readonly Part[], name: string): Part | undefined {
  return parts.find((part) => part.name === name);
}

/** Another type may have no collation, and is stored in another way. */
function keepOfColumn(column: Column, found: Column | undefined): Column {
  if (found === undefined) return column;
  const { comment, collation, options, inherited, granted } = found;
  const identity = column.identity && { ...found.identity, ...column.identity };
  const common = { ...column, comment, identity, ...(inherited && { inherited }), ...(granted && { granted }) };
  return sameType(column.type, found.type) ? { ...common, collation, ...(options && { options }) } : common;
}

function keepOfKey<Key extends PrimaryKey | UniqueConstraint>(key: Key, found: Key | undefined): Key {
  if (found === undefined || !sameValue(key.columns, found.columns)) return key;
  const { name, columns } = key;
  return key.kind === 'unique'
    ? { ...found, name, columns, nullsNotDistinct: key.nullsNotDistinct }
    : { ...found, name, columns };
}

function keepOfForeignKey(key: ForeignKey, found: ForeignKey | undefined): ForeignKey {
  if (found === undefined || !sameValue(keyOf(key), keyOf(found))) return key;
  const { name, onUpdate, onDelete } = key;
  const onDeleteColumns = onDelete === found.onDelete ? found.onDeleteColumns : key.onDeleteColumns;
  return { ...found, name, onUpdate, onDelete, onDeleteColumns };
}

function keyOf({ columns, referredTable: { schema, name }, referredColumns }: ForeignKey) {
  return { columns, schema, name, referredColumns };
}

function keepOfCheck(check: CheckConstraint, found: CheckConstraint | undefined): CheckConstraint {
  return found === undefined ? check : { ...found, expression: check.expression };
}

function keepOfIndex(index: Index, found: Index | undefined): Index {
  if (found === undefined || !sameValue(index.keys.map(subject), found.keys.map(subject))) return index;
  const { invalid: _, ...valid } = found;
  const { unique, method, where, with: parameters } = index;
  const keys = index.keys.map((key, at) => keepOfIndexKey(key, found.keys[at]));
  return { ...valid, unique, method, where, with: parameters, keys };
}

// The texts of expressions are compared later.
function subject({ column }: IndexKey): string | null {
  return column;
}

function keepOfIndexKey(key: IndexKey, found: IndexKey | undefined): IndexKey {
  if (found === undefined || key.column === null) return key;
  const { collation, statistics } = found;
  return { ...key, collation, ...(statistics !== undefined && { statistics }) };
}
