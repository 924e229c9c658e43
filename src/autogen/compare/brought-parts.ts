import type { Operation } from '../../operations/operation.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { nameKey } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import { type Indexed, isLike } from './alike-parts.js';
import { commentChange } from './compare-comments.js';
import { nameOf } from './compare-enums.js';
import type { TablePair } from './inheritance.js';
import { serverName } from './server-name.js';

interface BroughtSources {
  readonly declared: readonly Table[];
  /** The tables that stay, and the new ones that are made alone. */
  readonly pairs: readonly TablePair[];
  /** What is done to constraints and indexes. */
  readonly keys: readonly Operation[];
}

/**
 * Gives the names and comments that are declared to what partitions have because the partitioned table has it: first,
 * each has the name that PostgreSQL chooses, or that its like in the table had before that became a partition.
 */
export function compareBroughtParts({ declared, pairs, keys }: BroughtSources): readonly Operation[] {
  const found = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  const newParts = createdParts(keys);
  const ancestorsOf = ancestorFinder(declared);
  return declared
    .filter((table) => table.partitionOf !== undefined)
    .flatMap((table) => {
      const ofAncestors = ancestorsOf(table).flatMap((ancestor) => newParts.get(nameKey(ancestor)) ?? []);
      return renameParts(table, found.get(nameKey(table)), ofAncestors);
    });
}

function renameParts(table: Table, pair: TablePair | undefined, newParts: readonly Indexed[]): readonly Operation[] {
  const before = pair?.reflected;
  const own = indexedOf(table).filter(isOwn);
  let left = before === undefined ? [] : indexedOf(before);
  const taken = new Set([...own, ...left.filter((part) => !goesWithParent(part, table))].map(({ name }) => name));
  const stays = before !== undefined && pair?.leaves !== true && sameValue(before.partitionOf, table.partitionOf);
  return indexedOf(table)
    .filter((part) => !isOwn(part))
    .flatMap((part) => {
      const isNew = newParts.some((other) => isLike(part, other));
      // A new index of the parent takes in one that the partition has as its own.
      const alike = left.filter((other) => isLike(part, other) && (!stays || isOwn(other) === isNew));
      const twin = alike.find(({ name }) => name === part.name) ?? alike[0];
      if (twin === undefined && stays && !isNew) {
        // Models do not say what a partition gets.
        return [];
      }
      const is = twin ?? { name: serverName(table, part, taken), comment: null };
      taken.add(is.name);
      left = left.filter((other) => other !== twin);
      return rename(table, is, part);
    });
}

/** Its name is free again. */
function goesWithParent(part: Indexed, declared: Table): boolean {
  return !isOwn(part) && !indexedOf(declared).some((other) => isLike(part, other));
}

function rename(of: Table, is: Pick<Indexed, 'name' | 'comment'>, part: Indexed): readonly Operation[] {
  const table = nameOf(of);
  const isConstraint = 'kind' in part;
  const names = { table, name: is.name, newName: part.name };
  return [
    ...(is.name === part.name
      ? []
      : [
          isConstraint
            ? ({ kind: 'renameConstraint', ...names } as const)
            : ({ kind: 'renameIndex', ...names } as const),
        ]),
    ...commentChange({ on: isConstraint ? 'constraint' : 'index', table, name: part.name }, is, part),
  ];
}

function indexedOf({ primaryKey, uniques, exclusions, indexes }: Table): readonly Indexed[] {
  return [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...exclusions, ...indexes];
}

/** The constraints and indexes that each table gets. */
function createdParts(keys: readonly Operation[]): ReadonlyMap<string, readonly Indexed[]> {
  const parts = new Map<string, Indexed[]>();
  for (const operation of keys) {
    const part = createdPart(operation);
    if (part !== null) {
      const key = nameKey(part.table);
      parts.set(key, [...(parts.get(key) ?? []), part.part]);
    }
  }
  return parts;
}

function createdPart(operation: Operation) {
  if (operation.kind === 'createIndex') {
    return { table: operation.table, part: operation.index };
  }
  if (operation.kind !== 'addConstraint') {
    return null;
  }
  const { table, constraint } = operation;
  return constraint.kind === 'check' || constraint.kind === 'foreignKey' ? null : { table, part: constraint };
}
