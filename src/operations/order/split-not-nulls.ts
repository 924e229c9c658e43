import { type Key, partKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import type { AddColumn, AlterColumn } from '../column-operations.js';
import type { Operation } from '../operation.js';
import { changedTables } from './changed-tables.js';

/**
 * Separates NOT NULL from the other changes of a column, and from a new column without a value, if rows of the table change
 * in between.
 */
export function splitNotNulls(operations: readonly Operation[]): readonly Operation[] {
  const changed = changedTables(operations);
  if (changed.size === 0) return operations;
  const updated = updatedColumns(operations);
  const emptied = emptiedEarly(operations);
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.kind === 'addColumn') {
      return updated.has(partKey('column', operation.table, operation.column.name))
        ? splitAddition(operation)
        : [operation];
    }
    if (operation.kind !== 'alterColumn' || !changed.has(nameKey(operation.table))) return [operation];
    return splitAlteration(operation, emptied.has(partKey('column', operation.table, operation.column)));
  });
}

function updatedColumns(operations: readonly Operation[]): ReadonlySet<Key> {
  return new Set(
    operations.flatMap((each) =>
      each.kind === 'updateRows'
        ? each.rows.flatMap((row) => Object.keys(row).map((column) => partKey('column', each.table, column)))
        : [],
    ),
  );
}

/** The columns that rows set to NULL before the columns change. */
function emptiedEarly(operations: readonly Operation[]): ReadonlySet<Key> {
  return new Set(
    operations.flatMap((each) =>
      each.kind === 'updateRows' && each.early === true
        ? each.rows.flatMap((row) =>
            Object.entries(row).flatMap(([column, value]) =>
              value === null ? [partKey('column', each.table, column)] : [],
            ),
          )
        : [],
    ),
  );
}

/** Whether the alteration makes the column NOT NULL, and nothing else. */
export function isNotNull(operation: AlterColumn): boolean {
  return operation.nullable?.to === false && changesNothingElse(operation);
}

/** Whether the alteration drops NOT NULL, and nothing else. */
export function allowsNull(operation: AlterColumn): boolean {
  return operation.nullable?.to === true && changesNothingElse(operation);
}

function changesNothingElse({
  nullable: _nullable,
  notNull: _,
  kind: _kind,
  table: _table,
  column: _column,
  ...others
}: AlterColumn): boolean {
  return Object.values(others).every((value) => value === undefined);
}

/** NOT NULL is added last. It is dropped first if rows require that. An identity requires NOT NULL. */
function splitAlteration(operation: AlterColumn, isEmptied: boolean): readonly AlterColumn[] {
  const { kind, table, column, nullable, notNull, ...others } = operation;
  if (nullable === undefined || changesNothingElse(operation) || others.identity !== undefined) return [operation];
  const own = { kind, table, column, nullable, ...(notNull && { notNull }) };
  const other = { kind, table, column, ...others };
  if (nullable.to) return isEmptied ? [own, other] : [operation];
  return [other, own];
}

function splitAddition(operation: AddColumn): readonly Operation[] {
  const { table, column } = operation;
  const { nullable, notNull, ...rest } = column;
  const hasValue = column.serverDefault !== null || column.identity !== null || column.generated !== null;
  if (nullable || hasValue || column.serial !== null) return [operation];
  return [
    { ...operation, column: { ...rest, nullable: true } },
    {
      kind: 'alterColumn',
      table,
      column: column.name,
      nullable: { from: true, to: false },
      ...(notNull && { notNull: { from: null, to: notNull } }),
    },
  ];
}
