import type { TablePartKind } from '../../schema/defined-kinds.js';
import { isTablePart } from '../../schema/defined-kinds.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import type { LockMode } from '../../schema/lock-mode.js';
import type { TableLock } from '../step.js';
import { lock } from './lock.js';

const MODES: Readonly<Record<TablePartKind, LockMode>> = {
  trigger: 'SHARE ROW EXCLUSIVE',
  materializedViewIndex: 'SHARE',
  rule: 'ACCESS EXCLUSIVE',
  policy: 'ACCESS EXCLUSIVE',
};

interface OnObject {
  readonly kind: 'createObject' | 'dropObject' | 'replaceObject';
  readonly object: ObjectIdentity;
}

/** The lock on the table that an object belongs to. */
export function ofObject({ kind, object }: OnObject): readonly TableLock[] {
  const { schema, table } = object;
  if (table === null || !isTablePart(object.kind)) return [];
  const isBuild = object.kind === 'materializedViewIndex' && kind !== 'dropObject';
  const mode = kind === 'dropObject' ? 'ACCESS EXCLUSIVE' : MODES[object.kind];
  return [lock({ schema, name: table }, mode, isBuild ? 'build' : 'moment')];
}
