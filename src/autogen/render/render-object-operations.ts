import {
  compileReplaceObject,
  creatingDefinition,
  replacingDefinition,
  updateExtension,
} from '../../ddl/compile-object.js';
import { inDefaultSchema } from '../../ddl/names/default-schema.js';
import { formatDirectiveName } from '../../ddl/names/directive-name.js';
import type { CreateObject, DropObject, ReplaceObject } from '../../operations/object-operations.js';
import { type ObjectIdentity, statementsAfterCreate } from '../../schema/defined-object.js';
import { type ObjectVerb, objectDirective } from '../../schema/object-directives.js';
import { array, call, type Entry, optionalString, sqlTag, string } from './build-doc.js';
import { directive, dropEntries, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';

export function renderCreateObject({ object }: CreateObject): Doc {
  return onObject('create', object)(
    [sqlTag(creatingDefinition(object))],
    [['comment', optionalString(object.comment)], alsoEntry([...statementsAfterCreate(object), ...object.restored])],
  );
}

export function renderDropObject({ object, ...options }: DropObject): Doc {
  return onObject('drop', object)([], dropEntries(options));
}

/** Renders as SQL if the object is altered, or has settings in addition to its definition. */
export function renderReplaceObject(operation: ReplaceObject): Doc {
  const { object, was } = operation;
  const statements = compileReplaceObject(operation).map(inDefaultSchema);
  if (object.version !== undefined && statements.join() === updateExtension(object, object.version)) {
    return call('op.updateExtension', [string(object.name), string(object.version)]);
  }
  if (was?.definition === object.definition || object.alteration !== undefined) {
    return call('op.execute', [sqlTag(statements.join(';\n'))]);
  }
  return onObject('replace', object)([sqlTag(replacingDefinition(object))], [alsoEntry(statements.slice(1))]);
}

function alsoEntry(statements: readonly string[]): Entry {
  return ['also', statements.length === 0 ? undefined : array(statements.map(sqlTag))];
}

/** `op.dropTrigger('touch', 'users', …)`, `op.dropFunction('touch(integer)', …)` */
function onObject(verb: ObjectVerb, object: ObjectIdentity) {
  return (args: readonly Doc[], entries: readonly Entry[]): Doc =>
    directive(
      objectDirective(verb, object.kind),
      [string(formatDirectiveName(object)), ...(object.table === null ? [] : [string(object.table)]), ...args],
      [...entries, schemaEntry(object)],
    );
}
