import type { Key } from '../schema/keys.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import { findCycles } from '../util/find-cycles.js';
import { sortTopologically } from '../util/sort-topologically.js';
import type { Operation } from './operation.js';
import { type Dependences, dependenceAdder, withNames, withRows } from './order/add-dependences.js';
import { breakNameCycles } from './order/break-name-cycles.js';
import type { Effects } from './order/effects.js';
import { effectsOf } from './order/effects-of.js';
import { findNeeds } from './order/find-needs.js';
import { lateRoutines } from './order/late-routines.js';
import { withOverloads } from './order/overload-effects.js';
import { isByTable, phaseNumber } from './order/phases.js';
import { rebuiltKeys } from './order/rebuilt-keys.js';
import { withLateRoutines, withLateRows } from './order/row-effects.js';
import { splitCycles } from './order/split-cycles.js';
import { splitDefaults } from './order/split-defaults.js';
import { splitForeignKeys } from './order/split-foreign-keys.js';
import { splitNotNulls } from './order/split-not-nulls.js';
import { splitOnlyIndexes } from './order/split-only-indexes.js';
import { splitOwners } from './order/split-owners.js';
import { withRowChanges } from './order/with-row-changes.js';

/**
 * The operations in an order in which PostgreSQL can run them: an object is dropped before the objects that it depends
 * on, and created after the objects that it needs. As far as that allows, the order is the one that a reader expects:
 * by phase, within a phase by table, and otherwise as given. Foreign keys that close a cycle become separate
 * operations.
 */
export function orderOperations(
  operations: readonly Operation[],
  dependences: Dependences = NO_DEPENDENCES,
): readonly Operation[] {
  return breakNameCycles(sortInRings(operations, dependences), dependences.namesBy);
}

function sortInRings(operations: readonly Operation[], dependences: Dependences): readonly Operation[] {
  const { namesBy, rowsBy } = dependences;
  const adder = dependenceAdder(dependences);
  const addDependences: AddDependences = (operation, effects) => {
    const added = withRows(adder(operation, effects), rowsBy?.(operation) ?? []);
    return namesBy === undefined ? added : withNames(added, namesBy(operation));
  };
  const whole = splitDefaults(operations, dependences);
  const sorted = sort(
    splitForeignKeys(splitOwners(splitOnlyIndexes(splitNotNulls(whole)), dependences.before)),
    addDependences,
  );
  if (sorted.rings.size === 0) {
    return sorted.operations;
  }
  const split = splitCycles(sorted.operations, dependences, (position) => sorted.rings.has(position));
  const again = split.length === sorted.operations.length ? sorted : sort(split, addDependences);
  const apart = splitTypeChanges(again, dependences);
  return apart.length === again.operations.length ? again.operations : sort(apart, addDependences).operations;
}

function splitTypeChanges({ operations, rings }: SortedOperations, { throughText }: Dependences): readonly Operation[] {
  return operations.flatMap((operation, position): readonly Operation[] =>
    operation.kind === 'alterColumn' && throughText !== undefined && rings.has(position)
      ? throughText(operation)
      : [operation],
  );
}

type AddDependences = ReturnType<typeof dependenceAdder>;

interface SortedOperations {
  readonly operations: readonly Operation[];
  /** The positions of those that no order serves. */
  readonly rings: ReadonlySet<number>;
}

function sort(operations: readonly Operation[], addDependences: AddDependences): SortedOperations {
  const tracked = operations.map((operation) => addDependences(operation, effectsOf(operation)));
  const own = withRowChanges(tracked, operations);
  const rebuilt = rebuiltKeys(operations, own);
  const early = withOverloads(
    withLateRenames(withLateRows(withEarlyDrops(own, { operations, rebuilt }), { operations, rebuilt })),
  );
  const effects = withLateRoutines(early, operations, () => findNeeds(early, rebuilt).needs);
  const { needs, opposed } = findNeeds(effects, rebuilt);
  const preferred = preferredOrder(operations, { effects, late: lateRoutines(effects, needs) });
  const place = new Map(preferred.map((position, index) => [position, index]));
  const byPlace = (a: number, b: number) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  const { sorted, broken } = sortTopologically(preferred, (position) => [...(needs[position] ?? [])].sort(byPlace));
  const inRing = broken.length === 0 ? new Set<number>() : findCycles(sorted, (position) => needs[position] ?? []);
  return {
    operations: sorted.flatMap((position) => operations[position] ?? []),
    rings: new Set(sorted.flatMap((position, at) => (inRing.has(position) || opposed.has(position) ? [at] : []))),
  };
}

const NO_DEPENDENCES: Dependences = { before: [], after: [] };

/**
 * Renames come first, so that all other operations use the new names. But an object must exist before it is renamed. A
 * new schema is created before objects move to it, and children leave before their parents get other columns.
 */
function withLateRenames(effects: readonly Effects[]): readonly Effects[] {
  const others = effects.filter(({ phase }) => phase !== 'rename');
  if (others.length === effects.length) {
    return effects;
  }
  const created = new Set(others.flatMap(({ creates = [], alters = [] }) => [...creates, ...alters]));
  return effects.map((effect) =>
    effect.phase === 'rename' && effect.needs?.some((key) => created.has(key) && !/^(?:schema|left):/.test(key))
      ? { ...effect, phase: 'finish' }
      : effect,
  );
}

function leavesTable({ phase }: Effects): boolean {
  return phase === 'drop' || phase === 'dropForeignKey';
}

interface BuiltAgain {
  readonly operations: readonly Operation[];
  readonly rebuilt: ReadonlySet<Key>;
}

/**
 * If a table is rebuilt, what is dropped from it beforehand leaves the old table, not the new one. The same is true for
 * the old name of a column.
 */
function withEarlyDrops(effects: readonly Effects[], { operations, rebuilt }: BuiltAgain): readonly Effects[] {
  const dropped = new Set(effects.flatMap(({ drops = [] }) => drops));
  const again = new Set(effects.flatMap(({ creates = [] }) => creates.filter((key) => dropped.has(key))));
  return effects.map((effect, position) => {
    const early = operations[position]?.kind === 'renameColumn' ? rebuilt : leavesTable(effect) ? again : NO_KEYS;
    const { frees = [], needs = [] } = effect;
    return needs.some((key) => early.has(key))
      ? {
          ...effect,
          frees: [...frees, ...needs.filter((key) => early.has(key))],
          needs: needs.filter((key) => !early.has(key)),
        }
      : effect;
  });
}

const NO_KEYS: ReadonlySet<Key> = new Set();

interface Preferences {
  readonly effects: readonly Effects[];
  /** The operations that come last in their phase. */
  readonly late: ReadonlySet<number>;
}

function preferredOrder(operations: readonly Operation[], { effects, late }: Preferences): readonly number[] {
  const tables = new Map<string, number>();
  const ranks = operations.map((operation, position) => {
    const { phase = 'changeTable', step = 0 } = effects[position] ?? {};
    const table = nameKey(tableOf(operation));
    tables.set(table, tables.get(table) ?? tables.size);
    return [
      phaseNumber(phase),
      isByTable(phase) ? (tables.get(table) ?? 0) : 0,
      late.has(position) ? 1 : step,
      position,
    ];
  });
  return ranks.sort(compareRanks).map((rank) => rank.at(-1) ?? 0);
}

function tableOf(operation: Operation): QualifiedName {
  return 'table' in operation ? operation.table : { schema: null, name: '' };
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return (a[index] ?? 0) - (b[index] ?? 0);
}
