import { isDefaults, type OwnedObject, type Ownership, type Privilege } from '../../schema/privileges.js';
import type { NameChanges } from './name-changes.js';

/** Privileges on a table, on its columns or on a type follow its rename. */
export function renamedPrivilege(privilege: Privilege, changes: NameChanges): Privilege {
  const { target, column } = privilege;
  if (isDefaults(target)) return privilege;
  const renamed = renamedTarget(target, changes);
  return { ...privilege, target: renamed, column: column && changes.column(renamed, column) };
}

export function renamedOwnership({ object, owner }: Ownership, changes: NameChanges): Ownership {
  return { object: renamedTarget(object, changes), owner };
}

function renamedTarget<Target extends OwnedObject>(object: Target, changes: NameChanges): Target {
  const { on, schema, name, signature } = object;
  if (on === 'table') return { ...object, ...changes.table({ schema, name }) };
  if (on === 'type') return { ...object, ...changes.typeName({ schema, name }) };
  return signature === null ? object : { ...object, signature: changes.typeList(signature) };
}
