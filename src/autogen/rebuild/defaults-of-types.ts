import { type Key, objectKey, partKey } from '../../schema/keys.js';
import type { Table } from '../../schema/table.js';
import type { Sides } from '../scope/sides.js';

/**
 * Whether a default is that of a column of the type, before and after. The change of the column drops and sets it when the
 * type is rebuilt.
 */
export function defaultsOfTypes({ declared, reflected }: Sides): (ofDefault: Key, type: Key) => boolean {
  let known: readonly ReadonlyMap<Key, Key>[] | undefined;
  return (ofDefault, type) => {
    if (!ofDefault.startsWith('default:') || !type.startsWith('type:')) return false;
    known ??= [declared, reflected].map(({ tables }) => new Map(tables.flatMap(typesOfDefaults)));
    return known.every((types) => types.get(ofDefault) === type);
  };
}

function typesOfDefaults(table: Table): readonly (readonly [Key, Key])[] {
  return table.columns.flatMap(({ name, type: { userType } }) =>
    userType === null ? [] : [[partKey('default', table, name), objectKey('type', userType)] as const],
  );
}
