import { objectKey, partKey, schemaKeys } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { AddEnumValue, CreateEnum, DropEnum, ReplaceEnum } from '../enum-operations.js';
import type { Effects } from './effects.js';

export function createEnumEffects({ type }: CreateEnum): Effects {
  return { phase: 'changeType', creates: [objectKey('type', type)], needs: schemaKeys(type.schema) };
}

export function dropEnumEffects({ type }: DropEnum): Effects {
  return { phase: 'dropType', drops: [objectKey('type', type)], frees: schemaKeys(type.schema) };
}

/** An enum that is rebuilt later already has the new names of its values. */
export function renameEnumValueEffects({ type }: { readonly type: QualifiedName }): Effects {
  return {
    phase: 'growEnum',
    frees: [objectKey('values', type)],
    needs: [objectKey('renamed', type), objectKey('grown', type)],
  };
}

/** Objects that use the enum may use it before and after, so no dependence orders them: only the phase puts new values first. */
export function addEnumValueEffects({ type, renamedTo, namesOldValues }: AddEnumValue): Effects {
  return {
    phase: 'growEnum',
    needs: [objectKey('type', type)],
    alters: namesOldValues === true ? [objectKey('grown', renamedTo ?? type)] : [],
  };
}

/** Each column of the enum gets a new type, so the operation alters the columns, too. */
export function replaceEnumEffects({ type, columns }: ReplaceEnum): Effects {
  const ofColumns = columns.map(({ table, column }) => partKey('column', table, column));
  return {
    phase: 'changeType',
    alters: [
      objectKey('type', type),
      objectKey('values', type),
      ...ofColumns,
      ...columns.flatMap(({ table }) => [objectKey('shape', table), objectKey('row', table)]),
    ],
    rebuilds: [objectKey('type', type), ...ofColumns],
    needs: columns.map(({ table }) => objectKey('table', table)),
  };
}
