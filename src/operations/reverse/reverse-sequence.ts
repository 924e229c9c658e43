import { formatName } from '../../schema/names.js';
import type { AlterSequence, CreateSequence, DropSequence, RenameSequence } from '../sequence-operations.js';
import { known } from './known.js';

export function reverseCreateSequence({ sequence }: CreateSequence): readonly [DropSequence] {
  return [{ kind: 'dropSequence', sequence: { schema: sequence.schema, name: sequence.name }, was: sequence }];
}

/** The owner comes back as well, for it was there when the sequence went. */
export function reverseDropSequence(operation: DropSequence): readonly (CreateSequence | AlterSequence)[] {
  const { sequence } = operation;
  const { ownedBy, ...was } = known(operation.was, `drop sequence ${formatName(sequence)}`);
  const create: CreateSequence = { kind: 'createSequence', sequence: { ...was, ownedBy: null } };
  return ownedBy === null
    ? [create]
    : [create, { kind: 'alterSequence', sequence, changes: { ownedBy }, was: { ownedBy: null } }];
}

export function reverseRenameSequence({ sequence, newName }: RenameSequence): readonly [RenameSequence] {
  return [{ kind: 'renameSequence', sequence: { schema: sequence.schema, name: newName }, newName: sequence.name }];
}

export function reverseAlterSequence({ sequence, changes, was }: AlterSequence): readonly [AlterSequence] {
  const before = known(was, `alter sequence ${formatName(sequence)}`);
  return [{ kind: 'alterSequence', sequence, changes: before, was: changes }];
}
