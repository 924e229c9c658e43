import { quoteIdentifier } from '../../ddl/quote.js';
import { DEFAULT_BATCH } from '../../operations/backfill-operation.js';
import { ValueExpression } from '../../operations/bulk-insert-operation.js';
import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import { formatName, sameName } from '../../schema/names.js';
import { isUsualNotNull } from '../../schema/not-null.js';
import { grantsOnColumn } from './copied-grants.js';
import type { RenamedColumn } from './renamed-columns.js';
import { syncObjects } from './sync-objects.js';

/** Where one of the two columns is added: the trigger that fills it, the existing rows, and what the column is without NULL. */
export function withSyncAfterAdding(
  operations: readonly Operation[],
  renamed: RenamedColumn,
  column: string,
): readonly Operation[] {
  return operations.flatMap((operation) =>
    operation.kind === 'addColumn' && isOf(operation, renamed) && operation.column.name === column
      ? addedInStep(operation, renamed)
      : [operation],
  );
}

/** The columns that are added empty and completed: what is usually noted about such operations isn't true of them. */
export function filledColumns(
  operations: readonly Operation[],
  columns: readonly RenamedColumn[],
): readonly Operation[] {
  const isFilled = (operation: AddColumn | AlterColumn, name: string) =>
    columns.some((renamed) => isOf(operation, renamed) && [renamed.from, renamed.to].includes(name));
  return operations.filter(
    (operation) =>
      (operation.kind === 'addColumn' && isFilled(operation, operation.column.name)) ||
      (operation.kind === 'alterColumn' && isFilled(operation, operation.column)),
  );
}

/** Where one of the two columns is dropped: before, the trigger is dropped, in the same transaction. */
export function withoutSyncBeforeDropping(
  operations: readonly Operation[],
  renamed: RenamedColumn,
  column: string,
): readonly Operation[] {
  const { routine, triggers } = syncObjects(renamed);
  const dropped = [...triggers, routine].map((object): Operation => ({ kind: 'dropObject', object, was: object }));
  return operations.flatMap((operation) =>
    operation.kind === 'dropColumn' && isOf(operation, renamed) && operation.column === column
      ? [...dropped, operation]
      : [operation],
  );
}

/** Whether the column is added by itself. If its table is created again, nothing can be kept in step. */
export function addsColumn(operations: readonly Operation[], renamed: RenamedColumn): boolean {
  return operations.some(
    (operation) => operation.kind === 'addColumn' && isOf(operation, renamed) && operation.column.name === renamed.to,
  );
}

function isOf(
  { table }: Extract<Operation, { readonly table: unknown }> & { readonly table: RenamedColumn['table'] },
  renamed: RenamedColumn,
): boolean {
  return sameName(table, renamed.table);
}

function addedInStep(operation: AddColumn, renamed: RenamedColumn): readonly Operation[] {
  const { table, column } = operation;
  const { routine, triggers } = syncObjects(renamed);
  const { notNull: _, ...rest } = column;
  const empty: Column = { ...rest, nullable: true, serverDefault: null, identity: null, serial: null };
  const other = column.name === renamed.to ? renamed.from : renamed.to;
  // If the types differ, the trigger converts the values. A value that came back from there may be written in another way.
  const [target, source] = renamed.keepsType ? [column.name, other] : [other, other];
  const isMissing = `${quoteIdentifier(column.name)} IS NULL AND ${quoteIdentifier(other)} IS NOT NULL`;
  return [
    { ...operation, column: empty },
    ...(renamed.isGranted ? [grantLike(operation, other)] : []),
    ...[routine, ...triggers].map((object): Operation => ({ kind: 'createObject', object })),
    {
      kind: 'backfill',
      table,
      set: { [target]: new ValueExpression(quoteIdentifier(source)) },
      where: new ValueExpression(isMissing),
      key: null,
      batch: DEFAULT_BATCH,
      pauseMs: 0,
    },
    ...completed(operation),
  ];
}

function grantLike({ table, column: { name } }: AddColumn, other: string): Operation {
  return {
    kind: 'execute',
    sql: grantsOnColumn(table, { from: other, to: name }),
    description: `grant on ${formatName(table)}.${name} what is granted on ${other}`,
  };
}

/** What the column has in addition to its values. */
function completed({ table, column }: AddColumn): readonly AlterColumn[] {
  const { name, nullable, notNull, serverDefault, identity, serial } = column;
  if (nullable && serverDefault === null && identity === null && serial === null) return [];
  const hasName = !nullable && notNull !== undefined && !isUsualNotNull(table, name, notNull);
  return [
    {
      kind: 'alterColumn',
      table,
      column: name,
      existingType: column.type,
      ...(!nullable && { nullable: { from: true, to: false } }),
      ...(hasName && { notNull: { from: null, to: notNull } }),
      ...(serverDefault !== null && { serverDefault: { from: null, to: serverDefault } }),
      ...(identity !== null && { identity: { from: null, to: identity } }),
      ...(serial !== null && { serial: { from: null, to: serial } }),
    },
  ];
}
