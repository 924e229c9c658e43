import type { DropIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexedOf, oldestFirst } from '../../../schema/indexed.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { groupBy } from '../../../util/group-by.js';
import { sameValue } from '../../../util/same-value.js';
import { alterIndex, withoutStorage } from '../keys/storage-changes.js';
import { commentChange } from '../objects/compare-comments.js';
import type { TablePair } from '../tables/table-pair.js';

import { isLike } from './attachable-keys.js';
import { createdIndex, droppedIndexes } from './index-changes.js';
import { findOrigins, type Origins } from './origins.js';
import type { RecreatedIndexes } from './recreated-indexes.js';
import { serverName, withFreshNames } from './server-name.js';

interface BroughtSources {
  readonly declared: readonly Table[];
  /** Existing tables that remain, and new tables that are created without their parents first. */
  readonly pairs: readonly TablePair[];
  /** Changes of constraints and indexes. */
  readonly keys: readonly Operation[];
  readonly recreated: RecreatedIndexes;
}

/** What a partition has or gets because the partitioned table has it, and how it is declared. */
interface BroughtPart {
  readonly is: Indexed;
  readonly declared: Indexed;
  /** The table has it before it becomes a partition. */
  readonly isOwnBefore?: boolean;
}

export interface InheritedPartChanges {
  readonly operations: readonly Operation[];
  /**
   * What partitions lose because the partitioned table drops or rebuilds it. No other operation
   * must drop it.
   */
  readonly lost: readonly DropIndex[];
}

/**
 * Gives the declared names, comments and storage to inherited indexes and constraints of
 * partitions. At first, each has the name that PostgreSQL chooses, or the name of the equivalent
 * one that the table had before it became a partition.
 */
export function compareInheritedParts({ declared, pairs, keys, recreated }: BroughtSources): InheritedPartChanges {
  const found = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  const newParts = createdParts(keys);
  const ancestorsOf = ancestorFinder(declared);
  const dropped = droppedIndexes(keys);
  const late = new Set(keys.flatMap(createdName));
  const later = new Set([...keys.flatMap(newName), ...keys.filter(isLate).flatMap(createdName)]);
  const origins = findOrigins({ declared, pairs, keys });
  const changes = declared
    .filter((table) => table.partitionOf !== undefined)
    .map((table): InheritedPartChanges => {
      const ancestors = ancestorsOf(table);
      const staysBelow = stayingBelow(table, ancestors, found);
      // Tables get their new indexes after their parents.
      const created = ancestors.toReversed().flatMap((ancestor) =>
        (newParts.get(nameKey(ancestor)) ?? []).map((part) => ({
          part,
          key: besideTable(ancestor, part.name),
          isStaying: staysBelow.has(ancestor),
        })),
      );
      const old = ancestors.flatMap((ancestor) => {
        const pair = found.get(nameKey(ancestor));
        const before = pair?.reflected ?? ancestor;
        // A new table gets some of its indexes only when its partitions exist.
        const absent = pair === undefined ? late : dropped;
        return indexedOf(oldestFirst(before))
          .filter(({ name }) => !absent.has(besideTable(ancestor, name)))
          .map((part) => ({ part, key: origins.ofWhole(before, part), isStaying: staysBelow.has(ancestor) }));
      });
      const pair = found.get(nameKey(table));
      const declaredParts = ancestors.flatMap(indexedOf);
      const isWholeNew = (part: Indexed) => {
        const whole = pair && origins.before(pair.reflected, part);
        return whole ? dropped.has(whole) : created.some((other) => isLike(part, other.part));
      };
      const lost = inheritedParts(pair).filter(
        (part) => isWholeNew(part) || !declaredParts.some((other) => isLike(part, other)),
      );
      const isGone = (part: Indexed) => lost.includes(part) || dropped.has(besideTable(table, part.name));
      const comesLater = (part: Indexed) => later.has(besideTable(table, part.name));
      const parts = broughtParts(table, pair, { created, old, isGone, comesLater, origins, recreated });
      return {
        operations: parts.flatMap((part) => alterPart(table, part)),
        lost: lost.map(({ name }) => ({ kind: 'dropIndex', table: bareName(table), name })),
      };
    });
  return { operations: changes.flatMap(({ operations }) => operations), lost: changes.flatMap(({ lost }) => lost) };
}

/** What a table inherits from a partitioned table that remains its parent. */
function inheritedParts(pair: TablePair | undefined): readonly Indexed[] {
  return pair !== undefined && stays(pair) ? indexedOf(pair.reflected).filter((part) => !isOwn(part)) : [];
}

function stays({ declared, reflected, detaches = false }: TablePair): boolean {
  return !detaches && sameValue(declared.partitionOf, reflected.partitionOf);
}

/** The ancestors that a partition remains below all the time. */
function stayingBelow(
  table: Table,
  ancestors: readonly Table[],
  pairs: ReadonlyMap<string, TablePair>,
): ReadonlySet<Table> {
  const links = [table, ...ancestors].map((each) => pairs.get(nameKey(each)));
  const broken = links.findIndex((pair) => pair === undefined || !stays(pair));
  return new Set(broken === -1 ? ancestors : ancestors.slice(0, broken));
}

/** An index or constraint of an ancestor, and how it is called after the upgrade. */
interface Whole {
  readonly part: Indexed;
  readonly key: Key;
  /** Whether the partition and the tables between remain below the ancestor. */
  readonly isStaying: boolean;
}

interface PartsOfAncestors {
  /** New indexes and constraints of the ancestors, in the order in which they are created. */
  readonly created: readonly Whole[];
  /** The ancestors' indexes and constraints before the upgrade. */
  readonly old: readonly Whole[];
  readonly origins: Origins;
  readonly recreated: RecreatedIndexes;
  /** Whether a part that the partition had is dropped. */
  readonly isGone: (part: Indexed) => boolean;
  /** Whether a part that belongs to the partition itself gets this name, or is created, after the others. */
  readonly comesLater: (part: Indexed) => boolean;
}

function broughtParts(
  table: Table,
  pair: TablePair | undefined,
  { created, old, isGone, comesLater, origins, recreated }: PartsOfAncestors,
): readonly BroughtPart[] {
  const before = pair?.reflected;
  const remaining = before === undefined ? [] : indexedOf(before).filter((part) => !isGone(part));
  const isStaying = pair !== undefined && stays(pair);
  const [staying, brought] = [old.filter((whole) => whole.isStaying), old.filter((whole) => !whole.isStaying)];
  const parents = [...brought, ...created, ...staying];
  const isPartOf = origins.partsOf(pair);
  const hasOrigin = (part: Indexed) => pair !== undefined && origins.before(pair.reflected, part) !== null;
  let left = remaining;
  const parts = inCreationOrder(table, parents, origins).flatMap(({ declared, parent }) => {
    const isNew = parent !== undefined && created.includes(parent);
    const stayed = parent?.isStaying ?? isStaying;
    // A new index of the parent takes over an index of the partition itself, or of a table between the two, with its parts.
    const canBecome = (other: Indexed) => isOwn(other) === isNew || (isNew && hasOrigin(other));
    const alike = left.filter(
      (other) => isLike(declared, other) && (!stayed || (canBecome(other) && isPartOf(other, parent?.key ?? null))),
    );
    const twin = alike.find(({ name }) => name === declared.name) ?? alike[0];
    left = left.filter((other) => other !== twin);
    // Models do not declare the parts of a partition.
    return twin === undefined && stayed && !isNew ? [] : [{ declared, parent, twin }];
  });
  const twins = parts.flatMap(({ declared, twin }) => (twin === undefined ? [] : [{ is: twin, declared }]));
  const own = indexedOf(table).filter((part) => isOwn(part) && !comesLater(part));
  const taken = new Set(own.map(({ name }) => name));
  for (const name of namesOnJoining(remaining, isStaying ? [] : twins)) taken.add(name);
  return parts.map(({ declared, parent, twin }) => {
    for (const name of earlierIndexes(table, parent, recreated)) taken.add(name);
    const is = twin ?? newPart(declared, parent?.part, (part) => serverName(table, part, taken));
    if (twin === undefined) taken.add(is.name);
    return { is, declared, isOwnBefore: twin !== undefined && !isStaying };
  });
}

/**
 * The names of what the table has when it becomes a partition. What becomes a part then has its new name already, unless something
 * else has that name until later.
 */
function namesOnJoining(remaining: readonly Indexed[], twins: readonly BroughtPart[]): readonly string[] {
  const others = remaining.filter((part) => !twins.some(({ is }) => is === part)).map(({ name }) => name);
  const early = twins.filter(({ declared }) => !others.includes(declared.name));
  return early.length === twins.length
    ? [...others, ...early.map(({ declared }) => declared.name)]
    : namesOnJoining(remaining, early);
}

/** The table's own indexes that are created before that of the parent, in the order of recreated indexes. */
function earlierIndexes(table: Table, parent: Whole | undefined, { placeOf }: RecreatedIndexes): readonly string[] {
  const place = parent && placeOf(parent.key);
  return place === undefined
    ? []
    : indexedOf(table)
        .filter((part) => isOwn(part) && (placeOf(besideTable(table, part.name)) ?? place) < place)
        .map(({ name }) => name);
}

interface PartOfParent {
  readonly declared: Indexed;
  /** The index or constraint of the parent that this one belongs to. */
  readonly parent: Whole | undefined;
}

/** PostgreSQL creates the parts of a partition in the order of the partitioned table's. */
function inCreationOrder(table: Table, parents: readonly Whole[], origins: Origins): readonly PartOfParent[] {
  const parts = indexedOf(table).filter((part) => !isOwn(part));
  const parentOf = new Map(
    parts.map((part) => {
      const origin = origins.after(table, part);
      const parent = parents.find(({ key }) => key === origin);
      return [part, parent ?? parents.find((other) => isLike(part, other.part))];
    }),
  );
  const known = parents.flatMap((parent) =>
    parts.filter((part) => parentOf.get(part) === parent).map((declared) => ({ declared, parent })),
  );
  const others = parts.filter((part) => parentOf.get(part) === undefined);
  return [...known, ...others.map((declared) => ({ declared, parent: undefined }))];
}

/**
 * A part of a new partition, or of a new index. It is stored like that of the partitioned table.
 */
function newPart(declared: Indexed, parent: Indexed = declared, choose: (part: Indexed) => string): Indexed {
  const { indexComment: _, ...part } = { indexComment: undefined, ...withoutStorage(declared), comment: null };
  return {
    ...part,
    with: parent.with,
    tablespace: parent.tablespace,
    name: choose(parent.keyNames === undefined ? declared : { ...declared, keyNames: parent.keyNames }),
  };
}

function alterPart(of: Table, { is, declared, isOwnBefore = false }: BroughtPart): readonly Operation[] {
  const table = bareName(of);
  const isConstraint = 'kind' in declared;
  const { name } = declared;
  const names = { table, name: is.name, newName: name, ...(isOwnBefore && { beforeJoining: true as const }) };
  const rename = { kind: isConstraint ? 'renameConstraint' : 'renameIndex', ...names } as const;
  return [
    ...(is.name === name ? [] : [rename]),
    ...commentChange({ on: isConstraint ? 'constraint' : 'index', table, name }, is, declared),
    ...(isConstraint ? commentChange({ on: 'index', table, name }, indexComment(is), indexComment(declared)) : []),
    ...(of.partitionBy === undefined ? alterStorage(table, is, declared) : []),
  ];
}

function alterStorage(table: QualifiedName, is: Indexed, declared: Indexed): readonly Operation[] {
  const alter = alterIndex(table, is, declared);
  return Object.keys(alter.changes).length === 0 ? [] : [alter];
}

function indexComment(part: Indexed): { readonly comment: string | null } {
  return { comment: ('indexComment' in part && part.indexComment) || null };
}

function newName(operation: Operation): readonly Key[] {
  const renames = operation.kind === 'renameIndex' || operation.kind === 'renameConstraint';
  return renames ? [besideTable(operation.table, operation.newName)] : [];
}

/** Whether PostgreSQL could attach it to the wrong index, so that the partition first gets its parts. */
function isLate(operation: Operation): boolean {
  return 'parts' in operation && (operation.parts?.after ?? operation.parts?.follows) !== undefined;
}

function createdName(operation: Operation): readonly Key[] {
  return createdIndex(operation).map(({ table, part }) => besideTable(table, part.name));
}

/** The new constraints and indexes of each table. */
function createdParts(keys: readonly Operation[]): ReadonlyMap<string, readonly Indexed[]> {
  return new Map(
    [...groupBy(keys.flatMap(createdIndex), ({ table }) => nameKey(table))].map(([table, parts]) => [
      table,
      parts.map(({ part }) => withFreshNames(part)),
    ]),
  );
}
