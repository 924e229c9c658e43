import { type DefinedKind, isDefinedKind, ruleOf } from '../../schema/defined-kinds.js';
import { type Dependence, definedKey } from '../../schema/defined-object.js';
import { type Key, objectKey, partKey, routineKey } from '../../schema/keys.js';
import type { DependenceEnd, DependenceRow } from '../catalog/dependences.js';

export function toDependence({ dependent, on }: DependenceRow): Dependence {
  return { dependent: toKey(dependent), on: toKey(on) };
}

function toKey({ what, schema, name, part }: DependenceEnd): Key {
  switch (what) {
    case 'schema':
      return `schema:${name}`;
    case 'table':
    case 'relation':
    case 'type':
    case 'collation':
    case 'statistics':
      return objectKey(what, { schema, name });
    case 'column':
    case 'default':
    case 'constraint':
      return partKey(what, { schema, name }, part ?? '');
    case 'routine':
      return routineKey({ schema, name }, part ?? '');
    default:
      return isDefinedKind(what) ? toDefinedKey(what, { what, schema, name, part }) : refuse(what);
  }
}

// A part of a table is named by the table first.
function toDefinedKey(kind: DefinedKind, { schema, name, part }: DependenceEnd): Key {
  return ruleOf(kind).place === 'table'
    ? definedKey({ kind, schema, name: part ?? name, signature: null, table: name })
    : definedKey({ kind, schema, name, signature: part, table: null });
}

function refuse(what: string): never {
  throw new TypeError(`the catalog gave a dependence on a ${what}`);
}
