import { formatName } from '../../schema/names.js';
import type {
  AddEnumValue,
  CreateEnum,
  DropEnum,
  RenameEnum,
  RenameEnumValue,
  ReplaceEnum,
} from '../enum-operations.js';
import { known } from './known.js';

export function reverseCreateEnum({ type }: CreateEnum): readonly [DropEnum] {
  return [{ kind: 'dropEnum', type: { schema: type.schema, name: type.name }, was: type }];
}

export function reverseDropEnum({ type, was }: DropEnum): readonly [CreateEnum] {
  return [{ kind: 'createEnum', type: known(was, `drop enum ${formatName(type)}`) }];
}

export function reverseRenameEnum({ type, newName }: RenameEnum): readonly [RenameEnum] {
  return [{ kind: 'renameEnum', type: { schema: type.schema, name: newName }, newName: type.name }];
}

export function reverseAddEnumValue({ type, value, reverse }: AddEnumValue): readonly [ReplaceEnum] {
  return [known(reverse, `add value ${value} to enum ${formatName(type)}`)];
}

export function reverseRenameEnumValue({ type, value, newValue }: RenameEnumValue): readonly [RenameEnumValue] {
  return [{ kind: 'renameEnumValue', type, value: newValue, newValue: value }];
}

export function reverseReplaceEnum(operation: ReplaceEnum): readonly [ReplaceEnum] {
  const { type, values, columns, was, comment } = operation;
  const before = known(was, `replace the values of enum ${formatName(type)}`);
  const mapping = mappingBack(operation, before.values);
  return [
    {
      kind: 'replaceEnum',
      type,
      values: before.values,
      columns: before.columns,
      ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
      ...(comment === undefined ? {} : { comment }),
      was: { values, columns },
    },
  ];
}

// A value that took the place of another goes back to it, unless it was there before as well.
function mappingBack({ mapping = {} }: ReplaceEnum, before: readonly string[]): Readonly<Record<string, string>> {
  const back = Object.entries(mapping).filter(([, value]) => !before.includes(value));
  return Object.fromEntries(back.map(([old, value]) => [value, old]));
}
