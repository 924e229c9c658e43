import { type Key, objectKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Effects } from './effects.js';

interface ParentAndChild {
  readonly kind: 'attachPartition' | 'addParent' | 'detachPartition' | 'dropParent';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
}

/**
 * A table is attached after both the table and its parent have their final form, and after the parent is attached to the
 * grandparent. If the parent were attached later, PostgreSQL would use any unique key of the table as its part of the
 * grandparent's primary key. In this order, PostgreSQL uses only a primary key.
 */
export function joinEffects(pair: ParentAndChild): Effects {
  return {
    phase: 'join',
    alters: [
      objectKey('partitions', pair.parent),
      objectKey('brought', pair.table),
      ...(pair.kind === 'attachPartition' ? [objectKey('children', pair.table)] : []),
    ],
    creates: [objectKey('attached', pair.table)],
    needs: [...keysOf(pair), objectKey('attached', pair.parent)],
  };
}

/** A table is detached before it or its parent changes, and before an index that is attached to the parent's is dropped. */
export function leaveEffects(pair: ParentAndChild): Effects {
  return {
    phase: 'leave',
    creates: [objectKey('left', pair.table)],
    needs: [objectKey('leaving', pair.table)],
    frees: [...keysOf(pair), objectKey('partitions', pair.parent), objectKey('children', pair.parent)],
  };
}

function keysOf({ table, parent }: ParentAndChild): readonly Key[] {
  return [table, parent].flatMap((name) => [
    objectKey('table', name),
    objectKey('shape', name),
    objectKey('columns', name),
  ]);
}
