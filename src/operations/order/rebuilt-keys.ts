import { type Key, partKey } from '../../schema/keys.js';
import type { RenameColumn } from '../column-operations.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';

/**
 * Objects that one operation drops and another operation of the same kind recreates, columns that are set aside, and
 * columns that children get from a parent. A rename to the name of such an object comes before it is dropped. For all
 * other objects, a rename waits until the object that has the name is dropped.
 */
export function rebuiltKeys(operations: readonly Operation[], effects: readonly Effects[]): ReadonlySet<Key> {
  const dropped = new Map<Key, Set<string>>();
  for (const [position, { drops = [] }] of effects.entries()) {
    const subject = subjectOf(operations[position]);
    for (const key of subject === null ? [] : drops) {
      dropped.set(key, (dropped.get(key) ?? new Set()).add(subject ?? ''));
    }
  }
  return new Set(
    effects.flatMap(({ creates = [] }, position) => {
      const operation = operations[position];
      if (operation?.kind === 'renameColumn') return namedBeforeDropped(operation);
      const subject = subjectOf(operation);
      return subject === null ? [] : creates.filter((key) => dropped.get(key)?.has(subject));
    }),
  );
}

function namedBeforeDropped({ table, newName, children = [], aside }: RenameColumn): readonly Key[] {
  return [...(aside ? [table] : []), ...children].map((each) => partKey('column', each, newName));
}

/** The kind of object that an operation drops or creates: `Column` for `dropColumn` and `addColumn`. */
function subjectOf(operation: Operation | undefined): string | null {
  return /^(?:drop|create|add)(\w+)$/.exec(operation?.kind ?? '')?.[1] ?? null;
}
