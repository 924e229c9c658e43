import type { GrantTarget, OwnedObject, PrivilegeName } from '../schema/privileges.js';

interface PrivilegeChange {
  readonly target: GrantTarget;
  readonly privileges: readonly PrivilegeName[];
  /** Columns of a table; the whole object where nothing is said. */
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
  /** The option went with the privilege: what comes back has it. */
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
