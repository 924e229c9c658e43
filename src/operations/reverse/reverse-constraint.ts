import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../constraint-operations.js';
import { indexOfKey } from '../index-of-key.js';
import type { CreateIndex } from '../index-operations.js';
import { known } from './known.js';

export function reverseAddConstraint({
  table,
  constraint,
  usingIndex,
}: AddConstraint): readonly [DropConstraint, ...CreateIndex[]] {
  const drop = {
    kind: 'dropConstraint',
    table,
    name: constraint.name,
    type: constraint.kind,
    was: constraint,
  } as const;
  return usingIndex === undefined || (constraint.kind !== 'primaryKey' && constraint.kind !== 'unique')
    ? [drop]
    : // The constraint has taken the index over, and takes it along.
      [drop, { kind: 'createIndex', table, index: { ...indexOfKey(constraint), name: usingIndex } }];
}

export function reverseDropConstraint({ table, name, was }: DropConstraint): readonly [AddConstraint] {
  return [{ kind: 'addConstraint', table, constraint: known(was, `drop constraint ${name}`) }];
}

export function reverseRenameConstraint(operation: RenameConstraint): readonly [RenameConstraint] {
  return [{ ...operation, name: operation.newName, newName: operation.name }];
}

export function reverseAlterConstraint({ table, name, changes, was }: AlterConstraint): readonly [AlterConstraint] {
  return [{ kind: 'alterConstraint', table, name, changes: known(was, `alter constraint ${name}`), was: changes }];
}

export function reverseValidateConstraint(operation: ValidateConstraint): readonly [DropConstraint, AddConstraint] {
  const { table, name } = operation;
  const constraint = known(operation.was, `validate constraint ${name}`);
  return [
    { kind: 'dropConstraint', table, name, type: constraint.kind, was: constraint },
    { kind: 'addConstraint', table, constraint },
  ];
}
