import { nameKey, type QualifiedName } from '../schema/names.js';
import { sortTopologically } from '../util/sort-topologically.js';
import type { Operation } from './operation.js';
import { type Dependences, dependenceAdder } from './order/add-dependences.js';
import type { Effects } from './order/effects.js';
import { effectsOf } from './order/effects-of.js';
import { findNeeds } from './order/find-needs.js';
import { isByTable, phaseNumber } from './order/phases.js';
import { splitForeignKeys } from './order/split-foreign-keys.js';
import { splitOwners } from './order/split-owners.js';

/**
 * The operations in an order in which PostgreSQL can carry them out: what is dropped goes before what it rests on, and
 * what is created comes after what it needs. As far as that allows they stand as a reader expects them: by phase,
 * within a phase by table, and else as given. Foreign keys that close a cycle become operations of their own.
 */
export function orderOperations(
  operations: readonly Operation[],
  dependences: Dependences = NO_DEPENDENCES,
): readonly Operation[] {
  const separate = splitForeignKeys(splitOwners(operations));
  const addDependences = dependenceAdder(dependences);
  const effects = separate.map((operation) => addDependences(operation, effectsOf(operation)));
  const needs = findNeeds(effects);
  const preferred = preferredOrder(separate, effects);
  const place = new Map(preferred.map((position, index) => [position, index]));
  const byPlace = (a: number, b: number) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  const { sorted } = sortTopologically(preferred, (position) => [...(needs[position] ?? [])].sort(byPlace));
  return sorted.flatMap((position) => separate[position] ?? []);
}

const NO_DEPENDENCES: Dependences = { before: [], after: [] };

function preferredOrder(operations: readonly Operation[], effects: readonly Effects[]): readonly number[] {
  const tables = new Map<string, number>();
  const ranks = operations.map((operation, position) => {
    const { phase = 'changeTable', step = 0 } = effects[position] ?? {};
    const table = nameKey(tableOf(operation));
    tables.set(table, tables.get(table) ?? tables.size);
    return [phaseNumber(phase), isByTable(phase) ? (tables.get(table) ?? 0) : 0, step, position];
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
