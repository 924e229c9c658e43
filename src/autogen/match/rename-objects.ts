import type { DefinedObject, Dependence } from '../../schema/defined-object.js';
import type { Key } from '../../schema/keys.js';
import type { NameChanges } from './name-changes.js';

/** What stands on a table follows it; what a definition says stays as it was printed. */
export function renamedObject(object: DefinedObject, changes: NameChanges): DefinedObject {
  if (object.table === null) {
    return object;
  }
  const table = changes.table({ schema: object.schema, name: object.table });
  return { ...object, schema: table.schema, table: table.name };
}

export function renamedDependence({ dependent, on }: Dependence, changes: NameChanges): Dependence {
  return { dependent: renamedKey(dependent, changes), on: renamedKey(on, changes) };
}

// See schema/keys.ts for what stands in a key.
function renamedKey(key: Key, changes: NameChanges): Key {
  const [, kind, rest = ''] = /^(\w+):(.*)$/s.exec(key) ?? [];
  const [schema = '', name = '', part = ''] = rest.split('\0');
  const table = changes.table({ schema: schema === '' ? null : schema, name });
  const renamed = [table.schema ?? '', table.name].join('\0');
  switch (kind) {
    case 'table':
    case 'relation':
    case 'type':
      return `${kind}:${renamed}`;
    case 'column':
    case 'default':
      return `${kind}:${renamed}\0${changes.column(table, part)}`;
    case 'constraint':
      return `${kind}:${renamed}\0${part}`;
    case 'object':
      return renamedPlace(key, rest, changes);
    default:
      return key;
  }
}

function renamedPlace(key: Key, rest: string, changes: NameChanges): Key {
  const [kind = '', schema = '', name = '', signature = '', table = ''] = rest.split('\0');
  if (table === '') {
    return key;
  }
  const renamed = changes.table({ schema: schema === '' ? null : schema, name: table });
  return `object:${[kind, renamed.schema ?? '', name, signature, renamed.name].join('\0')}`;
}
