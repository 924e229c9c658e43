import type { Dependence } from '../../schema/defined-object.js';
import { type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { Operation } from '../operation.js';
import type { AlterSequence, CreateSequence, DropSequence } from '../sequence-operations.js';

/**
 * Separates a sequence from its owner: the sequence is created before the column whose default uses it. It must lose its
 * owner before that column is dropped, or PostgreSQL would drop it with the column.
 *
 * @param before says with which columns of parents an owner is dropped
 */
export function splitOwners(operations: readonly Operation[], before: readonly Dependence[]): readonly Operation[] {
  const going = new Set(operations.flatMap(goingOwner));
  const dropped = new Set(operations.flatMap(droppedColumn));
  const goingInLine = new Set(before.flatMap(({ dependent, on }) => (dropped.has(on) ? [dependent] : [])));
  const owned = new Set(operations.flatMap(ownedSequence));
  const handedOn = new Set(operations.flatMap(handedSequence));
  return operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'createSequence':
        return splitCreate(operation, owned);
      case 'alterSequence':
        return handedOn.has(nameKey(operation.sequence)) ? splitAlter(operation) : [operation];
      case 'dropSequence':
        return splitDrop(
          operation,
          (owner) =>
            going.has(nameKey(owner.table)) ||
            going.has(columnKey(owner)) ||
            goingInLine.has(objectKey('owned', operation.sequence)),
        );
      default:
        return [operation];
    }
  });
}

type Owner = NonNullable<Sequence['ownedBy']>;

function splitCreate(operation: CreateSequence, owned: ReadonlySet<string>): readonly Operation[] {
  const { ownedBy, ...sequence } = operation.sequence;
  if (ownedBy === null) {
    return [operation];
  }
  const create: CreateSequence = { ...operation, sequence: { ...sequence, ownedBy: null } };
  return owned.has(nameKey(sequence)) ? [create] : [create, changeOwner(sequence, ownedBy, null)];
}

/** PostgreSQL doesn't change the role of a sequence that belongs to a column, so it belongs to none in between. */
function splitAlter(operation: AlterSequence): readonly AlterSequence[] {
  const { sequence, changes, was } = operation;
  const [to, from] = [changes.ownedBy, was?.ownedBy];
  return to && from ? [changeOwner(sequence, null, from), changeOwner(sequence, to, null)] : [operation];
}

function handedSequence(operation: Operation): readonly string[] {
  return operation.kind === 'setOwner' && operation.object.on === 'sequence' ? [nameKey(operation.object)] : [];
}

function droppedColumn(operation: Operation): readonly Key[] {
  return operation.kind === 'dropColumn' ? [partKey('column', operation.table, operation.column)] : [];
}

function splitDrop(operation: DropSequence, isGoing: (owner: Owner) => boolean): readonly Operation[] {
  const { sequence, was } = operation;
  const owner = was?.ownedBy ?? null;
  if (was === undefined || owner === null || !isGoing(owner)) {
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
