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

export function dropSequenceEffects({ sequence }: DropSequence): Effects {
  return {
    phase: 'dropSequence',
    drops: [objectKey('relation', sequence)],
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
 * A sequence is set free so that it, its owner or both can go. Nothing waits until it has its first owner: the owner may itself draw
 * from the sequence, or depend on what does.
 */
export function alterSequenceEffects({ sequence, changes, was }: AlterSequence): Effects {
  const self = [objectKey('relation', sequence)];
  const isSetFree = changes.ownedBy === null;
  const isGiven = Boolean(changes.ownedBy) && !was?.ownedBy && Object.keys(changes).length === 1;
  // SET LOGGED and SET UNLOGGED of a table take its sequences along.
  const isLate = changes.ownedBy || changes.unlogged !== undefined;
  return {
    phase: isLate ? 'finish' : 'changeSequence',
    alters: isSetFree || isGiven ? [] : self,
    needs: [...(isGiven ? self : []), ...ownerKeys(changes.ownedBy)],
    frees: [...(isSetFree ? self : []), ...ownerKeys(was?.ownedBy)],
  };
}

function ownerKeys(owner: Sequence['ownedBy'] | undefined): readonly Key[] {
  return owner ? [objectKey('table', owner.table), partKey('column', owner.table, owner.column)] : [];
}
