import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { CreateIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { canBeAttached, isLike } from './attachable-keys.js';
import { isAttachedBefore } from './attached-first.js';
import { type AttachmentSources, arrives, isSeparate } from './attachments.js';
import { wholeFinder } from './find-origin.js';
import { createdIndex } from './index-changes.js';

/**
 * Indexes of partitions by their names before and after, with the tables that must get all their
 * parents first.
 */
export type CompetingIndexes = ReadonlyMap<Key, readonly QualifiedName[]>;

/**
 * Indexes that PostgreSQL would attach to an index of the partitioned table although the
 * declaration attaches another one. PostgreSQL takes the oldest index that fits, so these are
 * dropped first, and recreated when the other one is attached.
 */
export function findCompetingIndexes({ pairs, created, keys }: AttachmentSources): CompetingIndexes {
  const ancestorsOf = ancestorFinder([...pairs.map(({ declared }) => declared), ...created]);
  const arriving = new Set([...created, ...pairs.filter(arrives).map(({ declared }) => declared)].map(nameKey));
  const adopting = adoptingFinder(pairs);
  const parentOf = parentFinder(pairs);
  return new Map(
    pairs.flatMap((pair) => {
      const line = [pair.declared, ...ancestorsOf(pair.declared)];
      const places = line.map(({ schema, name }) => ({ schema, name }));
      const comes = line.some((table) => arriving.has(nameKey(table)));
      const competing = competingIn(pair.declared, comes ? wholesOf(line) : newWholesOf(line, keys)).filter(
        ({ index, whole }) => {
          const parent = arrives(pair) ? parentOf(pair.declared) : undefined;
          return parent === undefined || !isAttachedBefore(index, whole, parent);
        },
      );
      return competing.flatMap(({ index }) =>
        [...keysOf(index, pair), ...(comes ? adopting(pair.declared, index) : [])].map((key) => [key, places] as const),
      );
    }),
  );
}

/**
 * The index of the partitioned table that an index of a partition is attached to. If the partition's index comes late,
 * the partitioned table's index must come even later.
 */
function adoptingFinder(pairs: readonly TablePair[]): (table: Table, index: Indexed) => readonly Key[] {
  const wholeOf = wholeFinder(pairs.map(({ declared }) => declared));
  return (table, index) => {
    const found = wholeOf(table, index);
    if (found === null || isSeparate(index, found.whole)) return [];
    return pairs.flatMap((pair) =>
      indexedOf(pair.declared)
        .filter((part) => isOwn(part) && besideTable(pair.declared, part.name) === found.key)
        .flatMap((part) => keysOf(part, pair)),
    );
  };
}

/** Creates a competing index only when its partition has the parts of the partitioned table. */
export function withLateCompeting(keys: readonly Operation[], competing: CompetingIndexes): readonly Operation[] {
  return keys.map((operation): Operation => {
    switch (operation.kind) {
      case 'createIndex':
        return late(operation, competing.get(besideTable(operation.table, operation.index.name)));
      case 'addConstraint':
        return late(operation, competing.get(besideTable(operation.table, operation.constraint.name)));
      default:
        return operation;
    }
  });
}

function late<Op extends CreateIndex | AddConstraint>(operation: Op, after: readonly QualifiedName[] | undefined): Op {
  return after === undefined
    ? operation
    : { ...operation, parts: { ...operation.parts, names: operation.parts?.names ?? [], after } };
}

/** A table, its parent, and so on. */
type Line = readonly Table[];

/** The indexes of the parent that each partition gets a part of. */
function wholesOf([, parent]: Line): readonly Indexed[] {
  return parent === undefined ? [] : indexedOf(parent).filter(({ only }) => only !== true);
}

/** The new indexes of the parent, or of one of its parents. */
function newWholesOf(line: Line, keys: readonly Operation[]): readonly Indexed[] {
  const tables = new Set(line.slice(1).map(nameKey));
  const created = keys.flatMap(createdIndex).filter(({ table }) => tables.has(nameKey(table)));
  return wholesOf(line).filter((part) => created.some((index) => canBeAttached(part, index.part)));
}

function parentFinder(pairs: readonly TablePair[]): (table: Table) => TablePair | undefined {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  return ({ partitionOf }) => partitionOf && byName.get(nameKey(partitionOf.parent));
}

interface Competing {
  readonly index: Indexed;
  readonly whole: Indexed;
}

function competingIn(table: Table, wholes: readonly Indexed[]): readonly Competing[] {
  return indexedOf(table)
    .filter(isOwn)
    .flatMap((index) =>
      wholes
        .filter((whole) => index.attachedTo !== whole.name && canBeAttached(index, whole) && hasPartOf(table, whole))
        .map((whole) => ({ index, whole })),
    );
}

/** Models do not declare which index is attached. */
function hasPartOf(table: Table, whole: Indexed): boolean {
  return indexedOf(table).some((part) => (isOwn(part) ? part.attachedTo === whole.name : isLike(part, whole)));
}

function keysOf(index: Indexed, { declared, reflected }: TablePair): readonly Key[] {
  const before = indexedOf(reflected).filter((found) => isLike(found, index));
  return [besideTable(declared, index.name), ...before.map(({ name }) => besideTable(reflected, name))];
}
