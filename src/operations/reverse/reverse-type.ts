import { formatName } from '../../schema/names.js';
import type { AlterCompositeType, CreateCompositeType, DropCompositeType } from '../composite-operations.js';
import type { AlterDomain, CreateDomain, DropDomain } from '../domain-operations.js';
import type { CreateRangeType, DropRangeType } from '../range-operations.js';
import type { RenameType, SetTypeSchema } from '../type-operations.js';
import { known, reverseChange } from './known.js';

export function reverseCreateDomain({ type }: CreateDomain): readonly [DropDomain] {
  return [{ kind: 'dropDomain', type: { schema: type.schema, name: type.name }, was: type }];
}

export function reverseDropDomain({ type, was }: DropDomain): readonly [CreateDomain] {
  return [{ kind: 'createDomain', type: known(was, `drop domain ${formatName(type)}`) }];
}

export function reverseAlterDomain(operation: AlterDomain): readonly [AlterDomain] {
  const { type, serverDefault, nullable, dropChecks, renameConstraints, addChecks, validateChecks } = operation;
  const what = `alter domain ${formatName(type)}`;
  const gone = dropChecks?.map(({ was }) => known(was, what)) ?? [];
  // A check that was validated comes back as NOT VALID.
  const unproven = validateChecks?.map(({ was }) => known(was, what)) ?? [];
  const here = [...(addChecks ?? []), ...unproven].map((was) => ({ name: was.name, was }));
  return [
    {
      kind: 'alterDomain',
      type,
      ...(serverDefault && { serverDefault: reverseChange(serverDefault, what) }),
      ...(nullable && { nullable: reverseChange(nullable, what) }),
      ...(here.length > 0 && { dropChecks: here }),
      ...(renameConstraints && { renameConstraints: renameConstraints.toReversed().map(turnedAround) }),
      ...(gone.length + unproven.length > 0 && { addChecks: [...gone, ...unproven] }),
    },
  ];
}

interface Renamed {
  readonly name: string;
  readonly newName: string;
}

function turnedAround({ name, newName }: Renamed): Renamed {
  return { name: newName, newName: name };
}

export function reverseCreateCompositeType({ type }: CreateCompositeType): readonly [DropCompositeType] {
  return [{ kind: 'dropCompositeType', type: { schema: type.schema, name: type.name }, was: type }];
}

export function reverseDropCompositeType({ type, was }: DropCompositeType): readonly [CreateCompositeType] {
  return [{ kind: 'createCompositeType', type: known(was, `drop composite type ${formatName(type)}`) }];
}

export function reverseAlterCompositeType(operation: AlterCompositeType): readonly [AlterCompositeType] {
  const { type, renameAttributes, dropAttributes, alterAttributes, addAttributes, cascade } = operation;
  const what = `alter composite type ${formatName(type)}`;
  return [
    {
      kind: 'alterCompositeType',
      type,
      ...(renameAttributes && { renameAttributes: renameAttributes.toReversed().map(turnedAround) }),
      ...(addAttributes && { dropAttributes: addAttributes.map((was) => ({ name: was.name, was })) }),
      ...(alterAttributes && {
        alterAttributes: alterAttributes.map((altered) => ({
          name: altered.name,
          type: reverseChange(altered.type, what),
          ...(altered.collation && { collation: reverseChange(altered.collation, what) }),
        })),
      }),
      ...(dropAttributes && { addAttributes: dropAttributes.map(({ was }) => known(was, what)) }),
      ...(cascade !== undefined && { cascade }),
    },
  ];
}

export function reverseCreateRangeType({ type }: CreateRangeType): readonly [DropRangeType] {
  return [{ kind: 'dropRangeType', type: { schema: type.schema, name: type.name }, was: type }];
}

export function reverseDropRangeType({ type, was }: DropRangeType): readonly [CreateRangeType] {
  return [{ kind: 'createRangeType', type: known(was, `drop range type ${formatName(type)}`) }];
}

export function reverseRenameType({ type, newName, ...options }: RenameType): readonly [RenameType] {
  return [{ ...options, type: { schema: type.schema, name: newName }, newName: type.name }];
}

export function reverseSetTypeSchema({ type, newSchema, ...options }: SetTypeSchema): readonly [SetTypeSchema] {
  return [{ ...options, type: { schema: newSchema, name: type.name }, newSchema: type.schema }];
}
