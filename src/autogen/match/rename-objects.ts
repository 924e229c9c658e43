import { isDefinedKind, ruleOf } from '../../schema/defined-kinds.js';
import type { DefinedObject, Dependence } from '../../schema/defined-object.js';
import { type Key, objectKey, routineKey } from '../../schema/keys.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import type { NameChanges } from './name-changes.js';
import { renamedClause } from './rename-clause.js';

/**
 * Triggers, policies and other objects of a table follow its renames, and so do their statements. A definition
 * remains as it was printed, unless PostgreSQL printed it after the renames.
 */
export function renamedObject(object: DefinedObject, changes: NameChanges): DefinedObject {
  if (object.table === null) {
    const { signature } = object;
    const name = renamedClause(object, changes);
    return {
      ...object,
      name,
      // The definition begins with the clause.
      definition: name === object.name ? object.definition : object.definition.replace(object.name, () => name),
      signature: signature === null ? null : changes.typeList(signature),
      frame: renamedFrame(object, changes),
      additions: renamedMembers(object, changes),
      ...changes.definition(object),
    };
  }
  const table = changes.table({ schema: object.schema, name: object.table });
  const additions = object.additions.map((addition) => ({
    ...addition,
    set: changes.alteredTables(addition.set),
    unset: changes.alteredTables(addition.unset),
  }));
  return { ...object, schema: table.schema, table: table.name, additions, ...changes.definition(object) };
}

/** The statements for the members of an operator family. The family doesn't depend on the types of their operands. */
function renamedMembers({ kind, additions }: DefinedObject, changes: NameChanges): DefinedObject['additions'] {
  if (kind !== 'operatorFamily') return additions;
  const follow = (statement: string) => statement.replace(/\((?:"(?:[^"]|"")*"|[^()"])*\)/g, changes.typeList);
  return additions.map((addition) => ({ ...addition, set: follow(addition.set), unset: follow(addition.unset) }));
}

/** The types of a routine's result, and of a view's columns after their names. */
function renamedFrame({ kind, frame }: DefinedObject, changes: NameChanges): DefinedObject['frame'] {
  if (frame === null) {
    return null;
  }
  if (ruleOf(kind).place === 'routine') {
    return frame.map((part, place) => (place === 0 ? changes.typeList(part) : part));
  }
  return kind === 'view'
    ? frame.map((part) => part.replace(/(?<=^(?:"(?:[^"]|"")*"|[^ ]+) ).*$/s, changes.typeList))
    : frame;
}

export function renamedDependence({ dependent, on }: Dependence, changes: NameChanges): Dependence {
  return { dependent: renamedKey(dependent, changes), on: renamedKey(on, changes) };
}

// The format of a key is in schema/keys.ts.
function renamedKey(key: Key, changes: NameChanges): Key {
  const [, kind, rest = ''] = /^(\w+):(.*)$/s.exec(key) ?? [];
  const [schema = '', name = '', part = ''] = rest.split('\0');
  const table = changes.table({ schema: schema === '' ? null : schema, name });
  const renamed = [table.schema ?? '', table.name].join('\0');
  switch (kind) {
    case 'table':
      return `table:${renamed}`;
    case 'relation':
      return objectKey('relation', changes.sequence(table));
    case 'type':
      return renamedType({ schema: schema === '' ? null : schema, name }, changes);
    case 'column':
    case 'default':
      return `${kind}:${renamed}\0${changes.column(table, part)}`;
    case 'constraint':
      return `${kind}:${renamed}\0${part}`;
    case 'routine':
      return routineKey({ schema: schema === '' ? null : schema, name }, changes.typeList(part));
    case 'object':
      return renamedPlace(rest, changes);
    default:
      return key;
  }
}

/** A type, or the row type of a table. */
function renamedType(name: QualifiedName, changes: NameChanges): Key {
  const type = changes.typeName(name);
  return objectKey('type', sameName(type, name) ? changes.table(name) : type);
}

function renamedPlace(rest: string, changes: NameChanges): Key {
  const [kind = '', schema = '', name = '', signature = '', table = ''] = rest.split('\0');
  if (table === '') {
    const clause = isDefinedKind(kind) ? renamedClause({ kind, name }, changes) : name;
    return `object:${[kind, schema, clause, changes.typeList(signature), table].join('\0')}`;
  }
  const renamed = changes.table({ schema: schema === '' ? null : schema, name: table });
  return `object:${[kind, renamed.schema ?? '', name, signature, renamed.name].join('\0')}`;
}
