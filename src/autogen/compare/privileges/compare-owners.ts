import type { Operation } from '../../../operations/operation.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { type Key, objectKey } from '../../../schema/keys.js';
import { grantedKey, OWNER_GRANTEE } from '../../../schema/privileges.js';
import type { Sides } from '../../scope/sides.js';
import { newKeys, ownables } from './granted-objects.js';

/** The changes of owners after the operations. A new object belongs to the role that creates it. */
export function compareOwners({ declared, reflected }: Sides, operations: readonly Operation[]): readonly Operation[] {
  if (declared.owners.length === 0) return [];
  const wanted = ownersByKey(declared);
  const found = ownersByKey(reflected);
  const isNew = newKeys(operations);
  const followsTable = sequencesThatStay(declared, operations);
  return ownables(declared).flatMap(({ object, comesWith }): readonly Operation[] => {
    const key = grantedKey(object);
    const owner = followsTable.has(key) ? undefined : wanted.get(key);
    const was = isNew(comesWith) ? OWNER_GRANTEE : (found.get(key) ?? OWNER_GRANTEE);
    return owner === undefined || owner === was ? [] : [{ kind: 'setOwner', object, owner, was }];
  });
}

/** The sequence of a column has the owner of the table, always, and isn't read with an owner. */
function ownersByKey({ owners, sequences }: DatabaseSchema): ReadonlyMap<Key, string> {
  const byKey = new Map(owners.map(({ object, owner }) => [grantedKey(object), owner]));
  const ofTables = sequences.flatMap(({ ownedBy, ...sequence }) => {
    const owner = ownedBy === null ? undefined : byKey.get(objectKey('table', ownedBy.table));
    return owner === undefined ? [] : [[objectKey('relation', sequence), owner] as const];
  });
  return new Map([...byKey, ...ofTables]);
}

/** Sequences that no operation gives to a column: PostgreSQL changes their owner with that of the table. */
function sequencesThatStay({ sequences }: DatabaseSchema, operations: readonly Operation[]): ReadonlySet<Key> {
  const given = new Set(operations.flatMap(givenSequence));
  return new Set(
    sequences
      .filter(({ ownedBy }) => ownedBy !== null)
      .map((sequence) => objectKey('relation', sequence))
      .filter((key) => !given.has(key)),
  );
}

function givenSequence(operation: Operation): readonly Key[] {
  switch (operation.kind) {
    case 'createSequence':
      return [objectKey('relation', operation.sequence)];
    case 'alterSequence':
      return operation.changes.ownedBy ? [objectKey('relation', operation.sequence)] : [];
    default:
      return [];
  }
}
