import type { Grant, Revoke } from '../privilege-operations.js';

/** A grant option that was there before a grant is not known; a grant of the option alone takes nothing else back. */
export function reverseGrant({ grantOption, ...grant }: Grant): readonly [Revoke] {
  return [{ ...grant, kind: 'revoke', ...(grantOption && { hadGrantOption: true }) }];
}

export function reverseRevoke({ grantOptionOnly, hadGrantOption, ...revoke }: Revoke): readonly [Grant] {
  return [{ ...revoke, kind: 'grant', ...((grantOptionOnly || hadGrantOption) && { grantOption: true }) }];
}
