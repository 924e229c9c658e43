import { ruleOf } from '../../schema/defined-kinds.js';
import { definedKey, type ObjectIdentity, tableOfObject } from '../../schema/defined-object.js';
import { type Key, objectKey, schemaKeys } from '../../schema/keys.js';
import type { CreateObject, DropObject, ReplaceObject } from '../object-operations.js';
import type { Effects } from './effects.js';
import type { Phase } from './phases.js';
import { tableKeys } from './table-facts.js';

/* No value contains what an object depends on: PostgreSQL tracks that, and orderOperations() receives it. */

export function createObjectEffects({ object }: CreateObject): Effects {
  return { phase: createPhase(object), creates: objectKeys(object), needs: placeKeys(object) };
}

export function dropObjectEffects({ object }: DropObject): Effects {
  return { phase: dropPhase(object), drops: objectKeys(object), frees: placeKeys(object) };
}

export function replaceObjectEffects({ object, was }: ReplaceObject): Effects {
  if (was?.isStandIn === true) {
    // Objects that are computed from the view are created after it.
    return { phase: 'createRoutine', needs: [...objectKeys(object), ...placeKeys(object)] };
  }
  if (object.isStandIn === true) {
    return { phase: 'dropObject', frees: objectKeys(object) };
  }
  return { phase: createPhase(object), alters: objectKeys(object), needs: placeKeys(object) };
}

function objectKeys(object: ObjectIdentity): readonly Key[] {
  return ruleOf(object.kind).isRelation === true ? tableKeys(object) : [definedKey(object)];
}

function placeKeys(object: ObjectIdentity): readonly Key[] {
  const table = tableOfObject(object);
  return [...schemaKeys(object.schema), ...(table === null ? [] : [objectKey('table', table)])];
}

/** Objects that tables may use are created before the tables. All other objects may use tables. */
function createPhase({ kind }: ObjectIdentity): Phase {
  if (kind === 'extension') {
    return 'createExtension';
  }
  return ruleOf(kind).isForTables === true ? 'createRoutine' : 'createObject';
}

function dropPhase({ kind }: ObjectIdentity): Phase {
  if (kind === 'extension') {
    return 'dropExtension';
  }
  return ruleOf(kind).isForTables === true ? 'dropRoutine' : 'dropObject';
}
