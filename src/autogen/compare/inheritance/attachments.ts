import type { AttachIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexAttachments, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key, objectKey } from '../../../schema/keys.js';
import { nameKey, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import { pairByStructure, sameStructure } from '../keys/compare-named.js';
import type { TablePair } from '../tables/table-pair.js';
import { isLike } from './attachable-keys.js';
import { wholeFinder } from './find-origin.js';
import { droppedIndex, droppedIndexes, finalKeys } from './index-changes.js';
import { isAttachedLate, lateAttachments } from './late-attachments.js';

export interface AttachmentSources {
  /** Tables that exist before and after. */
  readonly pairs: readonly TablePair[];
  /** New tables. */
  readonly created: readonly Table[];
  /** Changes of constraints and indexes. */
  readonly keys: readonly Operation[];
}

/** A partition's own index that is attached to one of the partitioned table. */
interface Attachment {
  readonly pair: TablePair;
  readonly part: Key;
  readonly parent: Key;
  readonly whole: Indexed;
  /** Whether it is attached at another time than the partition. */
  readonly separate: boolean;
}

/**
 * Indexes that must be rebuilt because of other indexes. PostgreSQL can attach an index, but can't detach one: for
 * that, the index of the partitioned table must be dropped, and PostgreSQL drops its attached indexes with it. A new
 * partition gets a part of every index of its table, including indexes created with ON ONLY.
 */
export function blockedByAttachments({ pairs, created, keys }: AttachmentSources): ReadonlySet<Key> {
  const dropped = droppedIndexes(keys);
  const final = finalKeys(keys);
  const declared = [...pairs.map((pair) => pair.declared), ...created];
  const isWanted = wantedAttachments(declared, final);
  const disturbed = attachments(pairs).map((attachment): Key | null => {
    const { part, parent } = attachment;
    if (dropped.has(parent)) {
      return part;
    }
    return !dropped.has(part) && (!attachment.separate || isWanted(attachment)) ? null : parent;
  });
  const arriving = new Set(
    [...created, ...pairs.filter(arrives).map(({ declared }) => declared)].flatMap(({ partitionOf }) =>
      partitionOf === undefined ? [] : [nameKey(partitionOf.parent)],
    ),
  );
  const growing = pairs.filter(({ declared }) => arriving.has(nameKey(declared)));
  return new Set([
    ...disturbed.flatMap((key) => key ?? []),
    ...takingLateKeys(lateAttachments(declared), { pairs, created, keys }),
    ...growing.flatMap(({ reflected }) => onlyIndexes(reflected)),
  ]);
}

/** The constraints of partitioned tables that must be rebuilt, since another primary key is to be attached to them. */
function takingLateKeys(late: ReturnType<typeof lateAttachments>, { pairs, keys }: AttachmentSources): readonly Key[] {
  const final = finalKeys(keys);
  const staying = stayingAttachments({ pairs, keys });
  const taking = new Set(late.flatMap(({ part, whole }) => (staying.has(`${part} ${whole}`) ? [] : [whole])));
  return pairs
    .flatMap(({ reflected }) => indexedOf(reflected).map(({ name }) => besideTable(reflected, name)))
    .filter((key) => taking.has(final(key)));
}

/**
 * The operations without the drops that PostgreSQL does itself when it drops the index of the
 * partitioned table.
 */
export function withoutAttachedDrops(keys: readonly Operation[], pairs: readonly TablePair[]): readonly Operation[] {
  const dropped = droppedIndexes(keys);
  const going = new Set(attachments(pairs).flatMap(({ part, parent }) => (dropped.has(parent) ? [part] : [])));
  return keys.filter((operation) => droppedIndex(operation).every((key) => !going.has(key)));
}

/** Attaches the declared indexes of partitions that are not attached yet. */
export function attachIndexes(declared: readonly Table[], { pairs, keys }: AttachmentSources): readonly AttachIndex[] {
  const staying = stayingAttachments({ pairs, keys });
  return indexAttachments(declared)
    .filter(({ table, name, parent }) => !staying.has(`${besideTable(table, name)} ${objectKey('relation', parent)}`))
    .map((attachment) => ({ kind: 'attachIndex', ...attachment }));
}

/** The attachments of which both sides remain, under the names after the upgrade. */
function stayingAttachments({ pairs, keys }: Pick<AttachmentSources, 'pairs' | 'keys'>): ReadonlySet<string> {
  const dropped = droppedIndexes(keys);
  const final = finalKeys(keys);
  return new Set(
    attachments(pairs)
      .filter(({ part, parent }) => !dropped.has(part) && !dropped.has(parent))
      .map(({ part, parent }) => `${final(part)} ${final(parent)}`),
  );
}

/**
 * Partitions that must be detached for a while: their own constraint has an index that is attached,
 * or must be attached, to an index of the partitioned table without a constraint. While they are
 * attached, PostgreSQL drops neither index, and it replaces an attached index only when it attaches
 * the partition.
 */
export function detachesForIndexes(pairs: readonly TablePair[]): (pair: TablePair) => boolean {
  const declared = pairs.map((pair) => pair.declared);
  const reflected = new Map(pairs.map((pair) => [nameKey(pair.declared), pair.reflected]));
  return (pair) => {
    const wanted = arrives(pair) ? undefined : findParent(pair.declared, declared);
    const found = wanted && reflected.get(nameKey(wanted));
    if (wanted === undefined || found === undefined) {
      return false;
    }
    const [held, holds] = [attachedParts(pair.reflected), attachedParts(pair.declared)];
    if (held.length + holds.length === 0) {
      return false;
    }
    const [inParent, inTable] = [stayingParts({ declared: wanted, reflected: found }), stayingParts(pair)];
    const isDetached = held.some((part) => {
      const of = findWhole(found, part);
      return of !== undefined && !(inParent.has(of) && inTable.has(part) && !hasBrought(pair.declared, of, wanted));
    });
    const isAttached = holds.some((part) => {
      const of = findWhole(wanted, part);
      const was = of && inParent.get(of);
      return was !== undefined && inTable.get(part)?.attachedTo !== was.name;
    });
    return isDetached || isAttached;
  };
}

/** The indexes and constraints that remain, perhaps under another name: of both sides, with those of the other side. */
export function stayingParts({ declared, reflected }: TablePair): ReadonlyMap<Indexed, Indexed> {
  const { onlyLeft, onlyRight, both } = matchByName(indexedOf(declared), indexedOf(reflected));
  const same = both.flatMap(([wanted, found]) => (sameStructure(wanted, found) ? [[found, wanted] as const] : []));
  return new Map(
    [...same, ...pairByStructure(onlyLeft, onlyRight)].flatMap(([found, wanted]) => [
      [found, wanted],
      [wanted, found],
    ]),
  );
}

/** The index that PostgreSQL attaches the part to when it attaches the partition. */
function findWhole(parent: Table, part: Indexed): Indexed | undefined {
  const of = findPart(parent, part.attachedTo);
  return of === undefined || isSeparate(part, of) ? undefined : of;
}

/** Whether the part is attached at another time than its table. */
export function isSeparate(part: Indexed, whole: Indexed): boolean {
  return whole.only === true || isAttachedLate(part, whole);
}

/**
 * Whether the table has a part for each equivalent index of the partitioned table, so that
 * PostgreSQL attaches no other index.
 */
function hasBrought(table: Table, of: Indexed, parent: Table): boolean {
  const brought = indexedOf(table).filter((part) => !isOwn(part) && isLike(part, of));
  return brought.length >= indexedOf(parent).filter((part) => part.only !== true && isLike(part, of)).length;
}

/** Whether the table has a constraint whose index belongs to an index of the partitioned table. */
export function hasAttachedConstraint(table: Table, parents: readonly Table[]): boolean {
  return attachedParts(table).some((part) => parents.some((parent) => findWhole(parent, part) !== undefined));
}

function attachments(pairs: readonly TablePair[]): readonly Attachment[] {
  const staying = pairs.filter((pair) => !arrives(pair));
  const stays = new Set(staying.map(({ reflected }) => nameKey(reflected)));
  const wholeOf = wholeFinder(
    pairs.map((pair) => pair.reflected),
    (table) => stays.has(nameKey(table)),
  );
  return staying.flatMap((pair) =>
    attachedParts(pair.reflected).flatMap((part): readonly Attachment[] => {
      const found = wholeOf(pair.reflected, part);
      if (found === null) return [];
      const separate = isSeparate(part, found.whole);
      return [{ pair, part: besideTable(pair.reflected, part.name), parent: found.key, whole: found.whole, separate }];
    }),
  );
}

/** Whether the part must remain attached. Models don't declare which primary key is attached to a unique constraint. */
function wantedAttachments(declared: readonly Table[], final: (key: Key) => Key): (attachment: Attachment) => boolean {
  const wholeOf = wholeFinder(declared);
  return ({ pair, part, parent, whole }) => {
    const wanted = indexedOf(pair.declared).find(({ name }) => besideTable(pair.declared, name) === final(part));
    const isUndeclared = wanted !== undefined && wanted.attachedTo === undefined && whole.only !== true;
    return isUndeclared
      ? indexedOf(pair.declared).every((other) => isOwn(other) || !isLike(other, whole))
      : wanted !== undefined && wholeOf(pair.declared, wanted)?.key === final(parent);
  };
}

function attachedParts(table: Table): readonly Indexed[] {
  return indexedOf(table).filter((part) => isOwn(part) && part.attachedTo !== undefined);
}

function onlyIndexes(table: Table): readonly Key[] {
  return indexedOf(table).flatMap(({ name, only }) => (only === true ? [besideTable(table, name)] : []));
}

/** Whether the table becomes a partition, or is detached and attached again. */
export function arrives({ declared, reflected, detaches = false }: TablePair): boolean {
  return detaches || !sameValue(declared.partitionOf, reflected.partitionOf);
}

function findParent({ partitionOf }: Table, tables: readonly Table[]): Table | undefined {
  return partitionOf && tables.find((table) => sameName(table, partitionOf.parent));
}

function findPart(table: Table, name: string | undefined): Indexed | undefined {
  return indexedOf(table).find((part) => part.name === name);
}
