import type { Reflection } from '../../reflect/reflection.js';
import type { Ownership } from '../../schema/privileges.js';

/** The owners of objects that the role of the session doesn't own. */
export function otherOwners({ ownerRoles, role }: Pick<Reflection, 'ownerRoles' | 'role'>): readonly Ownership[] {
  return ownerRoles.filter(({ owner }) => owner !== role);
}
