import { formatObject, identityOf } from '../../schema/defined-object.js';
import type { CreateObject, DropObject, ReplaceObject } from '../object-operations.js';
import { known } from './known.js';

export function reverseCreateObject({ object }: CreateObject): readonly [DropObject] {
  return [{ kind: 'dropObject', object: identityOf(object), was: object }];
}

export function reverseDropObject({ object, was }: DropObject): readonly [CreateObject] {
  return [{ kind: 'createObject', object: known(was, `drop ${object.kind} ${formatObject(object)}`) }];
}

export function reverseReplaceObject({ object, was }: ReplaceObject): readonly [ReplaceObject] {
  const before = known(was, `replace ${object.kind} ${formatObject(object)}`);
  return [{ kind: 'replaceObject', object: before, was: object }];
}
