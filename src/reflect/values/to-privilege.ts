import {
  type GrantTarget,
  isDefaultKind,
  isGrantedKind,
  isOwnedKind,
  type Ownership,
  PRIVILEGE_NAMES,
  type Privilege,
  type PrivilegeName,
} from '../../schema/privileges.js';
import type { OwnerRow } from '../catalog/owners.js';
import type { PrivilegeRow } from '../catalog/privileges.js';

export function toPrivilege(row: PrivilegeRow): Privilege {
  const { column, grantee, grantable, granted } = row;
  return { target: toTarget(row), column, grantee, privilege: nameOf(row.privilege), grantable, granted };
}

export function toOwnership({ on, schema, name, signature, owner }: OwnerRow): Ownership {
  if (!isOwnedKind(on)) throw new TypeError(`the catalog gave the owner of a ${on}`);
  return { object: { on, schema, name, signature }, owner };
}

function toTarget({ on, schema, name, signature, role }: PrivilegeRow): GrantTarget {
  if (isDefaultKind(on)) return { on, role, within: schema };
  if (!isGrantedKind(on) || name === null) throw new TypeError(`the catalog gave privileges on a ${on}`);
  return { on, schema, name, signature };
}

function nameOf(word: string): PrivilegeName {
  const name = PRIVILEGE_NAMES.find((known) => known === word);
  if (name === undefined) throw new TypeError(`the catalog gave the privilege ${word}`);
  return name;
}
