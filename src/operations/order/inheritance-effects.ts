import { type Key, objectKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Effects } from './effects.js';

interface ParentAndChild {
  readonly kind: 'attachPartition' | 'addParent' | 'detachPartition' | 'dropParent';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
}

/**
 * A table is attached to its parent when both have their final form, and after the parent was attached to its own
 * parent. If the parent were attached later, PostgreSQL would accept any unique key of the table as its part of a
 * primary key. In this order it accepts only a primary key.
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

/** A table leaves its parent before either of them changes, and before an index goes that is attached to one there. */
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
