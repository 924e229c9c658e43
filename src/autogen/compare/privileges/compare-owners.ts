import type { Operation } from '../../../operations/operation.js';
import { grantedKey, OWNER_GRANTEE } from '../../../schema/privileges.js';
import type { Sides } from '../../scope/sides.js';
import { newKeys, ownables } from './granted-objects.js';

/** The changes of owners after the operations. A new object belongs to the role that creates it. */
export function compareOwners({ declared, reflected }: Sides, operations: readonly Operation[]): readonly Operation[] {
  if (declared.owners.length === 0) return [];
  const wanted = new Map(declared.owners.map(({ object, owner }) => [grantedKey(object), owner]));
  const found = new Map(reflected.owners.map(({ object, owner }) => [grantedKey(object), owner]));
  const isNew = newKeys(operations);
  return ownables(declared).flatMap(({ object, comesWith }): readonly Operation[] => {
    const key = grantedKey(object);
    const owner = wanted.get(key);
    const was = isNew(comesWith) ? OWNER_GRANTEE : (found.get(key) ?? OWNER_GRANTEE);
    return owner === undefined || owner === was ? [] : [{ kind: 'setOwner', object, owner, was }];
  });
}
