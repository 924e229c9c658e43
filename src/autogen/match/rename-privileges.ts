import { isDefaults, type Privilege } from '../../schema/privileges.js';
import type { NameChanges } from './name-changes.js';

/** What is granted on a table, on its columns or on a type follows it. */
export function renamedPrivilege(privilege: Privilege, changes: NameChanges): Privilege {
  const { target, column } = privilege;
  if (isDefaults(target)) return privilege;
  const { on, schema, name } = target;
  if (on === 'table') {
    const table = changes.table({ schema, name });
    return { ...privilege, target: { ...target, ...table }, column: column && changes.column(table, column) };
  }
  return on === 'type' ? { ...privilege, target: { ...target, ...changes.typeName({ schema, name }) } } : privilege;
}
