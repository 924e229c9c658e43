import { objectKey, partKey } from '../../schema/keys.js';
import { grantedKey, isDefaults } from '../../schema/privileges.js';
import type { Grant, Revoke, SetOwner } from '../privilege-operations.js';
import type { Effects } from './effects.js';

/**
 * Privileges follow everything else, and REVOKE precedes GRANT: REVOKE on a table also revokes the privileges on its
 * columns (manual: REVOKE). Default privileges are last, so they don't affect the objects that the revision creates.
 */
export function privilegeEffects({ kind, target, columns = [] }: Grant | Revoke): Effects {
  if (isDefaults(target)) return { phase: kind === 'revoke' ? 'revokeDefault' : 'grantDefault' };
  const { schema, name } = target;
  return {
    phase: kind,
    needs: [grantedKey(target), ...columns.map((column) => partKey('column', { schema, name }, column))],
  };
}

/** Before privileges, because the new owner grants them. */
export function setOwnerEffects({ object }: SetOwner): Effects {
  return { phase: 'setOwner', alters: [objectKey('ownership', object)], needs: [grantedKey(object)] };
}
