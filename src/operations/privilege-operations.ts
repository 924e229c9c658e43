import type { GrantTarget, OwnedObject, PrivilegeName } from '../schema/privileges.js';

interface PrivilegeChange {
  readonly target: GrantTarget;
  readonly privileges: readonly PrivilegeName[];
  /** Columns of a table. Default: the whole object. */
  readonly columns?: readonly string[];
  /** A role, `public`, or `current_user`. */
  readonly grantee: string;
}

/** GRANT, or ALTER DEFAULT PRIVILEGES … GRANT. */
export interface Grant extends PrivilegeChange {
  readonly kind: 'grant';
  /** WITH GRANT OPTION. */
  readonly grantOption?: boolean;
}

/** REVOKE, or ALTER DEFAULT PRIVILEGES … REVOKE. */
export interface Revoke extends PrivilegeChange {
  readonly kind: 'revoke';
  /** GRANT OPTION FOR: the privilege itself stays. */
  readonly grantOptionOnly?: boolean;
  /** The grant option was revoked with the privilege: the reverse grants both. */
  readonly hadGrantOption?: boolean;
}

/** ALTER … OWNER TO. */
export interface SetOwner {
  readonly kind: 'setOwner';
  readonly object: OwnedObject;
  /** A role, or `current_user`. */
  readonly owner: string;
  readonly was?: string;
}
