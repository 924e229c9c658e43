import { type Key, objectKey } from '../../schema/keys.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';

interface BuiltAgain {
  readonly operations: readonly Operation[];
  readonly rebuilt: ReadonlySet<Key>;
}

/** A function of rows of a table that is built again is, when the columns have gone that the rows lose. */
export function withLateRows(effects: readonly Effects[], { operations, rebuilt }: BuiltAgain): readonly Effects[] {
  const losing = new Map(
    operations.flatMap((operation) =>
      operation.kind === 'dropColumn'
        ? [[objectKey('table', operation.table), objectKey('columns', operation.table)] as const]
        : [],
    ),
  );
  return losing.size === 0
    ? effects
    : effects.map((effect) => {
        const { creates = [], needs = [] } = effect;
        const isAgain = creates.some((key) => key.startsWith('routine:') && rebuilt.has(key));
        return isAgain ? { ...effect, needs: [...needs, ...needs.flatMap((key) => losing.get(key) ?? [])] } : effect;
      });
}
