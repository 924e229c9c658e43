import { type Key, objectKey, partKey, schemaKeys } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { AlterSequence, CreateSequence, DropSequence, RenameSequence } from '../sequence-operations.js';
import type { Effects } from './effects.js';

export function createSequenceEffects({ sequence }: CreateSequence): Effects {
  return {
    phase: 'changeSequence',
    creates: [objectKey('relation', sequence)],
    needs: schemaKeys(sequence.schema),
  };
}

export function dropSequenceEffects({ sequence, was }: DropSequence): Effects {
  return {
    phase: 'dropSequence',
    drops: [objectKey('relation', sequence), ...(was?.ownedBy ? [objectKey('owned', sequence)] : [])],
    frees: schemaKeys(sequence.schema),
  };
}

export function renameSequenceEffects({ sequence, newName }: RenameSequence): Effects {
  return { phase: 'rename', drops: [objectKey('relation', sequence)], creates: [renamed(sequence, newName)] };
}

function renamed(sequence: QualifiedName, name: string): Key {
  return objectKey('relation', { schema: sequence.schema, name });
}

/**
 * A sequence is separated from its owner so that one of them can be dropped without the other. If a sequence gets its first
 * owner, no other operation waits for that: the owner may use the sequence, or depend on an object that does.
 */
export function alterSequenceEffects({ sequence, changes, was, beforeMoving }: AlterSequence): Effects {
  const self = [objectKey('relation', sequence)];
  const isSetFree = changes.ownedBy === null;
  const isGiven = Boolean(changes.ownedBy) && !was?.ownedBy && Object.keys(changes).length === 1;
  // SET LOGGED and SET UNLOGGED of a table also change its sequences.
  const isLate = changes.ownedBy || changes.unlogged !== undefined;
  return {
    phase: isLate ? 'finish' : 'changeSequence',
    alters: isSetFree ? [objectKey('owned', sequence)] : isGiven ? [] : self,
    needs: [
      ...(isGiven ? self : []),
      ...(beforeMoving ? [objectKey('table', beforeMoving)] : []),
      ...ownerKeys(changes.ownedBy),
      ...rolesOf(sequence, changes.ownedBy),
    ],
    frees: [
      ...(isSetFree ? [...self, objectKey('ownership', sequence)] : []),
      ...(beforeMoving ? [] : ownerKeys(was?.ownedBy)),
    ],
  };
}

/** PostgreSQL gives a sequence only to a table of the same role. */
function rolesOf(sequence: QualifiedName, owner: Sequence['ownedBy'] | undefined): readonly Key[] {
  return owner ? [sequence, owner.table].map((each) => objectKey('ownership', each)) : [];
}

function ownerKeys(owner: Sequence['ownedBy'] | undefined): readonly Key[] {
  return owner ? [objectKey('table', owner.table), partKey('column', owner.table, owner.column)] : [];
}
