import type { DatabaseSchema } from '../../../schema/database-schema.js';
import {
  type GrantTarget,
  grantedKey,
  isDefaults,
  OWNER_GRANTEE,
  type Ownership,
  type Privilege,
} from '../../../schema/privileges.js';

/**
 * What is declared, without grants to the role that owns the object in the database: an owner has every privilege, so
 * PostgreSQL keeps no such grant, and the owner does not lose one that is revoked from the owner of the target. Where
 * owners are compared, it is the declared owner's, and only its other privileges are declared.
 */
export function withoutGrantsToOwners(declared: DatabaseSchema, owners: readonly Ownership[]): DatabaseSchema {
  const { privileges } = declared;
  if (privileges.length === 0) return declared;
  const compared = new Set(declared.owners.map(({ object }) => grantedKey(object)));
  const byKey = new Map(owners.map(({ object, owner }) => [grantedKey(object), owner]));
  const ownerOf = (target: GrantTarget) =>
    isDefaults(target) || compared.has(grantedKey(target)) ? undefined : byKey.get(grantedKey(target));
  const isToOwner = ({ target, grantee, granted }: Privilege) => granted && grantee === ownerOf(target);
  const toOwners = new Set(privileges.filter(isToOwner).map(withoutGrantee));
  if (toOwners.size === 0) return declared;
  return {
    ...declared,
    privileges: privileges.filter(
      (privilege) =>
        !isToOwner(privilege) && !(privilege.grantee === OWNER_GRANTEE && toOwners.has(withoutGrantee(privilege))),
    ),
  };
}

function withoutGrantee({ target, column, privilege }: Privilege): string {
  return [isDefaults(target) ? target.on : grantedKey(target), privilege, column ?? ''].join('\0');
}
