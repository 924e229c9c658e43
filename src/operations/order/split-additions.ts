import type { DefinedObject } from '../../schema/defined-object.js';
import type { ReplaceObject } from '../object-operations.js';

/** If the definition stays the same, two operations: one removes additions from the object, one adds others. */
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
