import { partKey } from '../../schema/keys.js';
import { grantedKey, isDefaults } from '../../schema/privileges.js';
import type { Grant, Revoke, SetOwner } from '../privilege-operations.js';
import type { Effects } from './effects.js';

/**
 * After everything else, and what is taken away before what is given: REVOKE on a table takes the privileges on its
 * columns too (manual: REVOKE). Defaults come last, so that they change nothing for what is created here.
 */
export function privilegeEffects({ kind, target, columns = [] }: Grant | Revoke): Effects {
  if (isDefaults(target)) return { phase: kind === 'revoke' ? 'revokeDefault' : 'grantDefault' };
  const { schema, name } = target;
  return {
    phase: kind,
    needs: [grantedKey(target), ...columns.map((column) => partKey('column', { schema, name }, column))],
  };
}

/** Before privileges, which are then the new owner's to give. */
export function setOwnerEffects({ object }: SetOwner): Effects {
  return { phase: 'setOwner', needs: [grantedKey(object)] };
}
