import type { DefinedObject, ObjectIdentity } from '../schema/defined-object.js';

/** CREATE, with what follows it: additions, comment, owner and privileges. */
export interface CreateObject {
  readonly kind: 'createObject';
  readonly object: DefinedObject;
}

export interface DropObject {
  readonly kind: 'dropObject';
  readonly object: ObjectIdentity;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: DefinedObject;
}

/** CREATE OR REPLACE: objects that depend on the object stay. */
export interface ReplaceObject {
  readonly kind: 'replaceObject';
  readonly object: DefinedObject;
  readonly was?: DefinedObject;
}
