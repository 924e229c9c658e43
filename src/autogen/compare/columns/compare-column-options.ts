import type { AlterColumn, ColumnOptionChanges, TypeChange } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';
import { type ColumnOptions, usualStorage } from '../../../schema/column-options.js';
import { hasFeature } from '../../../schema/server-features.js';
import type { ColumnType } from '../../../schema/types.js';
import { changedParameters } from '../tables/changed-parameters.js';

interface Kept {
  readonly options: ColumnOptions;
  readonly type: ColumnType;
}

/**
 * @param type the change of type, which resets storage and compression to the defaults of the new
 * type
 */
export function compareColumnOptions(
  declared: Column,
  reflected: Column,
  { type, serverVersion }: { readonly type: TypeChange | null; readonly serverVersion: number },
): Pick<AlterColumn, 'options'> {
  const found = { options: reflected.options ?? {}, type: reflected.type };
  const wanted = { options: declared.options ?? {}, type: declared.type };
  const there = (side: Kept): ColumnOptions => (type === null ? side.options : withoutStorage(side.options));
  const to = changes(there(found), wanted, serverVersion);
  const from = changes(there(wanted), found, serverVersion);
  return to === null ? {} : { options: { from: from ?? {}, to } };
}

function withoutStorage({ storage: _, compression: __, ...options }: ColumnOptions): ColumnOptions {
  return options;
}

function changes(from: ColumnOptions, { options: to, type }: Kept, serverVersion: number): ColumnOptionChanges | null {
  const parameters = changedParameters(from.with, to.with);
  const changed = {
    ...(from.storage !== to.storage && { storage: to.storage ?? defaultStorage(type, serverVersion) }),
    ...(from.compression !== to.compression && { compression: to.compression ?? null }),
    ...(from.statistics !== to.statistics && { statistics: to.statistics ?? null }),
    ...(parameters && { with: parameters }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
}

function defaultStorage(type: ColumnType, serverVersion: number): NonNullable<ColumnOptionChanges['storage']> {
  return usualStorage(type) ?? (hasFeature(serverVersion, 'setStorageDefault') ? 'default' : 'extended');
}
