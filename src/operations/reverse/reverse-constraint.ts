import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../constraint-operations.js';
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
    : [drop, { kind: 'createIndex', table, index: indexOfKey(constraint, usingIndex) }];
}

/** The constraint has taken it over, and takes it along. */
function indexOfKey(key: PrimaryKey | UniqueConstraint, name: string): Index {
  const { columns, include, with: parameters, tablespace, indexComment = null } = key;
  return {
    name,
    unique: true,
    method: 'btree',
    keys: columns.map((column) => ({
      column,
      expression: null,
      collation: null,
      opclass: null,
      opclassParameters: {},
      descending: false,
      nullsFirst: false,
    })),
    include,
    nullsNotDistinct: key.kind === 'unique' && key.nullsNotDistinct,
    where: null,
    with: parameters,
    tablespace,
    comment: indexComment,
  };
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
