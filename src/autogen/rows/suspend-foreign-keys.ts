import type { AddConstraint, DropConstraint } from '../../operations/constraint-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { ForeignKey } from '../../schema/constraints.js';
import { bareName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { IsEnforced } from './row-references.js';

export interface SuspendedKey {
  readonly table: Table;
  readonly key: ForeignKey;
  /** Whether the foreign key exists after the operations. */
  readonly isKept: boolean;
}

/** Tells which foreign keys exist while rows change: those that the operations add are added after the rows. */
export function enforcedDuring(operations: readonly Operation[], suspended: readonly SuspendedKey[]): IsEnforced {
  const added = new Set(
    operations.flatMap((each) => (each.kind === 'addConstraint' ? [keyOf(each.table, each.constraint.name)] : [])),
  );
  for (const { table, key } of suspended) added.add(keyOf(table, key.name));
  return (table, { name, notEnforced }) => notEnforced !== true && !added.has(keyOf(table, name));
}

/** The operations, where the foreign keys don't exist while rows change. */
export function suspendForeignKeys(
  operations: readonly Operation[],
  suspended: readonly SuspendedKey[],
): readonly Operation[] {
  const keys = new Map(suspended.map((each) => [keyOf(each.table, each.key.name), each]));
  const created = new Set(operations.flatMap((each) => (each.kind === 'createTable' ? [nameKey(each.table)] : [])));
  const existing = [...keys.values()].filter(({ table }) => !created.has(nameKey(table)));
  return [
    ...operations.map((each) => withoutKeys(each, (key) => keys.has(key))),
    ...existing.map(({ table, key }) => dropKey(table, key)),
    ...[...keys.values()].flatMap(({ table, key, isKept }) => (isKept ? [addKey(table, key)] : [])),
  ];
}

function withoutKeys(operation: Operation, isSuspended: (key: string) => boolean): Operation {
  if (operation.kind !== 'createTable') return operation;
  const { table } = operation;
  const foreignKeys = table.foreignKeys.filter(({ name }) => !isSuspended(keyOf(table, name)));
  return { ...operation, table: { ...table, foreignKeys } };
}

function keyOf(table: QualifiedName, name: string): string {
  return JSON.stringify([nameKey(table), name]);
}

function dropKey(table: QualifiedName, was: ForeignKey): DropConstraint {
  return { kind: 'dropConstraint', table: bareName(table), name: was.name, type: 'foreignKey', was };
}

function addKey(table: QualifiedName, constraint: ForeignKey): AddConstraint {
  return { kind: 'addConstraint', table: bareName(table), constraint };
}
