import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { Operation } from '../operation.js';
import type { AlterSequence, CreateSequence, DropSequence } from '../sequence-operations.js';

/**
 * Separates a sequence from its owner: the sequence is created before the column whose default uses it. It must lose its
 * owner before that column is dropped, or PostgreSQL would drop it with the column.
 */
export function splitOwners(operations: readonly Operation[]): readonly Operation[] {
  const going = new Set(operations.flatMap(goingOwner));
  const owned = new Set(operations.flatMap(ownedSequence));
  return operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'createSequence':
        return splitCreate(operation, owned);
      case 'dropSequence':
        return splitDrop(operation, going);
      default:
        return [operation];
    }
  });
}

function splitCreate(operation: CreateSequence, owned: ReadonlySet<string>): readonly Operation[] {
  const { ownedBy, ...sequence } = operation.sequence;
  if (ownedBy === null) {
    return [operation];
  }
  const create: CreateSequence = { ...operation, sequence: { ...sequence, ownedBy: null } };
  return owned.has(nameKey(sequence)) ? [create] : [create, changeOwner(sequence, ownedBy, null)];
}

function splitDrop(operation: DropSequence, going: ReadonlySet<string>): readonly Operation[] {
  const { sequence, was } = operation;
  const owner = was?.ownedBy ?? null;
  if (was === undefined || owner === null || !(going.has(nameKey(owner.table)) || going.has(columnKey(owner)))) {
    return [operation];
  }
  return [changeOwner(sequence, null, owner), { ...operation, was: { ...was, ownedBy: null } }];
}

function changeOwner(
  { schema, name }: QualifiedName,
  ownedBy: Sequence['ownedBy'],
  wasOwnedBy: Sequence['ownedBy'],
): AlterSequence {
  return { kind: 'alterSequence', sequence: { schema, name }, changes: { ownedBy }, was: { ownedBy: wasOwnedBy } };
}

/** The tables and columns that an operation drops, by their keys. */
export function goingOwner(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'dropTable':
      return [nameKey(operation.table)];
    case 'dropColumn':
      return [columnKey(operation)];
    default:
      return [];
  }
}

function ownedSequence(operation: Operation): readonly string[] {
  return operation.kind === 'alterSequence' && operation.changes.ownedBy ? [nameKey(operation.sequence)] : [];
}

export function columnKey({ table, column }: { readonly table: QualifiedName; readonly column: string }): string {
  return `${nameKey(table)}\0${column}`;
}
