import { formatTarget } from '../../schema/privileges.js';
import type { Grant, Revoke, SetOwner } from '../privilege-operations.js';
import { known } from './known.js';

/** A grant option that was there before a grant is not known; a grant of the option alone takes nothing else back. */
export function reverseGrant({ grantOption, ...grant }: Grant): readonly [Revoke] {
  return [{ ...grant, kind: 'revoke', ...(grantOption && { hadGrantOption: true }) }];
}

export function reverseRevoke({ grantOptionOnly, hadGrantOption, ...revoke }: Revoke): readonly [Grant] {
  return [{ ...revoke, kind: 'grant', ...((grantOptionOnly || hadGrantOption) && { grantOption: true }) }];
}

export function reverseSetOwner({ object, owner, was }: SetOwner): readonly [SetOwner] {
  return [{ kind: 'setOwner', object, owner: known(was, `change the owner of ${formatTarget(object)}`), was: owner }];
}
