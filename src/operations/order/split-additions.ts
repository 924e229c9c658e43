import type { DefinedObject } from '../../schema/defined-object.js';
import type { ReplaceObject } from '../object-operations.js';

/** In two, where a definition stays: what is taken away from the object, and what it gets. */
export function splitAdditions(operation: ReplaceObject): readonly ReplaceObject[] {
  const { object, was } = operation;
  if (was?.definition !== object.definition || onlyTakes(operation) || onlyBrings(operation)) {
    return [operation];
  }
  const between = { ...was, additions: was.additions.filter((addition) => isIn(object, addition)) };
  return [
    { ...operation, object: between },
    { ...operation, was: between },
  ];
}

export function onlyTakes({ object, was }: ReplaceObject): boolean {
  return was?.definition === object.definition && object.additions.every((addition) => isIn(was, addition));
}

export function onlyBrings({ object, was }: ReplaceObject): boolean {
  return was?.definition === object.definition && was.additions.every((addition) => isIn(object, addition));
}

function isIn(object: DefinedObject, { set }: DefinedObject['additions'][number]): boolean {
  return object.additions.some((other) => other.set === set);
}
