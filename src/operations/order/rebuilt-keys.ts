import { type Key, partKey } from '../../schema/keys.js';
import type { RenameColumn } from '../column-operations.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';

/**
 * What one operation drops and another of the same kind creates again, and columns that are put aside or that children get
 * from a parent. Whoever gives such a thing its name gives it to the one that is dropped; in all other cases a name is given
 * when whatever had it before has gone.
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

/** What an operation drops or creates: `dropColumn` and `addColumn` are about the same. */
function subjectOf(operation: Operation | undefined): string | null {
  return /^(?:drop|create|add)(\w+)$/.exec(operation?.kind ?? '')?.[1] ?? null;
}
