import { type Key, objectKey } from '../../schema/keys.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';
import type { Needs } from './find-needs.js';

interface BuiltAgain {
  readonly operations: readonly Operation[];
  readonly rebuilt: ReadonlySet<Key>;
}

/** A function that takes or returns rows of a table is recreated after columns of the table are dropped. */
export function withLateRows(effects: readonly Effects[], { operations, rebuilt }: BuiltAgain): readonly Effects[] {
  return waitForRows(effects, operations, ({ creates = [] }) =>
    creates.some((key) => key.startsWith('routine:') && rebuilt.has(key)),
  );
}

/**
 * A new function that takes or returns rows of a table is created after the dropped columns are gone, unless an object that
 * uses the columns is first replaced by one that calls the function.
 */
export function withLateRoutines(
  effects: readonly Effects[],
  operations: readonly Operation[],
  findNeeds: () => Needs,
): readonly Effects[] {
  const kinds = new Set(operations.map(({ kind }) => kind));
  if (!kinds.has('dropColumn') || !kinds.has('createObject')) {
    return effects;
  }
  const needs = findNeeds();
  const early = new Set(operations.flatMap(({ kind }, position) => (kind === 'dropColumn' ? [position] : [])));
  for (const position of early) {
    for (const need of needs[position] ?? []) early.add(need);
  }
  return waitForRows(effects, operations, ({ phase }, position) => phase === 'createRoutine' && !early.has(position));
}

function waitForRows(
  effects: readonly Effects[],
  operations: readonly Operation[],
  waits: (effect: Effects, position: number) => boolean,
): readonly Effects[] {
  const losing = new Map(
    operations.flatMap((operation) =>
      operation.kind === 'dropColumn'
        ? [[objectKey('table', operation.table), objectKey('columns', operation.table)] as const]
        : [],
    ),
  );
  return losing.size === 0
    ? effects
    : effects.map((effect, position) => {
        const { needs = [] } = effect;
        const rows = needs.flatMap((key) => losing.get(key) ?? []).filter((key) => !needs.includes(key));
        return rows.length > 0 && waits(effect, position) ? { ...effect, needs: [...needs, ...rows] } : effect;
      });
}
