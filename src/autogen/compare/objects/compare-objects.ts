import type { Operation } from '../../../operations/operation.js';
import { type DefinedObject, identityOf, objectMapKey } from '../../../schema/defined-object.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { sameValueBut } from '../../../util/same-value.js';
import { alterDictionary } from './alter-dictionary.js';

/** Alters in place if PostgreSQL can. Otherwise the object is dropped and created. */
export function compareObjects(
  declared: readonly DefinedObject[],
  reflected: readonly DefinedObject[],
): readonly Operation[] {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: objectMapKey, right: objectMapKey });
  return [
    ...onlyRight.map(dropObject),
    ...both.flatMap(([wanted, found]) => changeObject(wanted, found)),
    ...onlyLeft.map((object): Operation => ({ kind: 'createObject', object })),
  ];
}

function changeObject(declared: DefinedObject, found: DefinedObject): readonly Operation[] {
  const wanted = {
    ...(found.version === undefined ? {} : { version: found.version }),
    ...declared,
  };
  if (sameValueBut(wanted, found, NOT_COMPARED)) {
    return [];
  }
  const staysInPlace = wanted.definition === found.definition || canReplace(found.frame, wanted.frame);
  return staysInPlace
    ? [{ kind: 'replaceObject', object: withAlteration(wanted, found), was: found }]
    : rebuildObject(wanted, found);
}

function withAlteration(wanted: DefinedObject, found: DefinedObject): DefinedObject {
  return wanted.kind === 'textSearchDictionary' ? { ...wanted, alteration: alterDictionary(wanted, found) } : wanted;
}

const NOT_COMPARED: ReadonlySet<string> = new Set(['frame', 'restored', 'alteration']);

function canReplace(found: DefinedObject['frame'], wanted: DefinedObject['frame']): boolean {
  return found !== null && wanted !== null && found.every((part, place) => part === wanted[place]);
}

/** Keeps owner and privileges. */
export function rebuildObject(wanted: DefinedObject, found: DefinedObject): readonly Operation[] {
  const restored = wanted.restored.length === 0 ? found.restored : wanted.restored;
  return [dropObject(found), { kind: 'createObject', object: { ...wanted, restored } }];
}

function dropObject(was: DefinedObject): Operation {
  return { kind: 'dropObject', object: identityOf(was), was };
}
