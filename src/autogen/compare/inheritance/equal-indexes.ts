import type { Operation } from '../../../operations/operation.js';
import { isUsable } from '../../../schema/index-value.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { groupBy } from '../../../util/group-by.js';
import { sameValue } from '../../../util/same-value.js';
import type { TablePair } from '../tables/table-pair.js';
import { attachableShape } from './attachable-keys.js';
import { type AttachmentSources, arrives } from './attachments.js';
import { createdIndex, droppedIndexes, finalKeys } from './index-changes.js';

/** An index, or a key, of a partitioned table or a partition. */
export interface IndexOfTable {
  readonly table: Table;
  readonly part: Indexed;
}

interface ReflectedIndex extends IndexOfTable {
  /** Whether the table has the same parent before and after. */
  readonly stays: boolean;
}

/** Indexes and keys of a partitioned table and everything below it that PostgreSQL could attach to each other. */
export interface EqualIndexes {
  /** Tables that become partitions, or are created. */
  readonly arriving: readonly QualifiedName[];
  /** Parents first. */
  readonly declared: readonly IndexOfTable[];
  readonly reflected: readonly ReflectedIndex[];
}

/**
 * The groups of equal indexes that change, and in which PostgreSQL would choose between several indexes of a partition, or
 * of its partitioned table.
 */
export function ambiguousIndexes({ pairs, created, keys }: AttachmentSources): readonly EqualIndexes[] {
  const changed = changesOf(keys);
  const final = finalKeys(keys);
  const arriving = new Set([...created, ...pairs.filter(arrives).map((pair) => pair.declared)].map(nameKey));
  const found = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  return familiesOf([...pairs.map((pair) => pair.declared), ...created])
    .filter((family) =>
      family.some(
        (table) =>
          arriving.has(nameKey(table)) ||
          changed.tables.has(nameKey(table)) ||
          [table, found.get(nameKey(table))?.reflected].some(hasAttached),
      ),
    )
    .flatMap((family) => {
      const newcomers = family.filter((table) => arriving.has(nameKey(table)));
      const changes = ({ table, part }: IndexOfTable) =>
        arriving.has(nameKey(table)) || changed.indexes.has(besideTable(table, part.name));
      return groupsIn(family, found)
        .filter((group) => [...group.declared, ...group.reflected].some(changes) || attachesOthers(group, final))
        .map((group) => ({ ...group, arriving: newcomers }))
        .filter((group) => isAmbiguous(group, family) && isKnown(group, family));
    });
}

function changesOf(keys: readonly Operation[]) {
  const created = keys.flatMap(createdIndex);
  const dropped = keys.filter((each) => each.kind === 'dropIndex' || each.kind === 'dropConstraint');
  return {
    tables: new Set([...created, ...dropped].map(({ table }) => nameKey(table))),
    indexes: new Set([...droppedIndexes(keys), ...created.map(({ table, part }) => besideTable(table, part.name))]),
  };
}

/** A table with all its partitions, and theirs: parents first. */
type Family = readonly Table[];

function familiesOf(tables: readonly Table[]): readonly Family[] {
  const byParent = groupBy(
    tables.filter(({ partitionOf }) => partitionOf !== undefined),
    ({ partitionOf }) => (partitionOf === undefined ? '' : nameKey(partitionOf.parent)),
  );
  const below = (level: readonly Table[]): readonly Table[] =>
    level.length === 0 ? [] : [...level, ...below(level.flatMap((table) => byParent.get(nameKey(table)) ?? []))];
  return tables
    .filter((table) => table.partitionOf === undefined && byParent.has(nameKey(table)))
    .map((table) => below([table]));
}

type Group = Omit<EqualIndexes, 'arriving'>;

function groupsIn(family: Family, pairs: ReadonlyMap<string, TablePair>): readonly Group[] {
  const declared = groupBy(
    family.flatMap((table) => usableIndexes(table).map((part) => ({ table, part }))),
    ({ part }) => attachableShape(part),
  );
  const reflected = groupBy(
    family
      .flatMap((table) => pairs.get(nameKey(table)) ?? [])
      .flatMap((pair) => {
        const { reflected: table } = pair;
        return usableIndexes(table).map((part) => ({
          table,
          part,
          stays: sameValue(pair.declared.partitionOf, table.partitionOf),
        }));
      }),
    ({ part }) => attachableShape(part),
  );
  return [...new Set([...declared.keys(), ...reflected.keys()])].map((shape) => ({
    declared: declared.get(shape) ?? [],
    reflected: reflected.get(shape) ?? [],
  }));
}

function usableIndexes(table: Table): readonly Indexed[] {
  return indexedOf(table).filter((part) => 'kind' in part || isUsable(part));
}

function hasAttached(table: Table | undefined): boolean {
  return table !== undefined && indexedOf(table).some((part) => isOwn(part) && part.attachedTo !== undefined);
}

/** Whether partitions have other indexes attached after than before. */
function attachesOthers({ declared, reflected }: Group, final: (key: Key) => Key): boolean {
  const after = attachmentsIn(declared, (key) => key);
  const before = attachmentsIn(reflected, final);
  return after.size !== before.size || [...after].some((attachment) => !before.has(attachment));
}

function attachmentsIn(indexes: readonly IndexOfTable[], final: (key: Key) => Key): ReadonlySet<string> {
  const wholeOf = wholeIn(indexes);
  const origin = (index: IndexOfTable): IndexOfTable => {
    const whole = isOwn(index.part) ? undefined : wholeOf(index);
    return whole === undefined ? index : origin(whole);
  };
  const keyOf = ({ table, part }: IndexOfTable) => final(besideTable(table, part.name));
  return new Set(
    indexes
      .filter(({ part }) => isOwn(part))
      .flatMap((index) => {
        const whole = wholeOf(index);
        return whole === undefined || whole.part.only === true ? [] : [`${keyOf(index)} ${keyOf(origin(whole))}`];
      }),
  );
}

function isAmbiguous({ declared, reflected, arriving }: EqualIndexes, family: Family): boolean {
  const [after, before] = [byTable(declared), byTable(reflected)];
  const count = (table: QualifiedName) =>
    Math.max(after.get(nameKey(table))?.length ?? 0, before.get(nameKey(table))?.length ?? 0);
  const newcomers = new Set(arriving.map(nameKey));
  const own = [...declared, ...reflected].filter(({ part }) => isOwn(part));
  const joining = reflected.filter(({ table }) => newcomers.has(nameKey(table)));
  const choosing = new Set([...own, ...joining].map(({ table }) => nameKey(table)));
  const wholeOf = wholeIn(declared);
  const isOfAnotherKind = (index: IndexOfTable) => {
    const whole = wholeOf(index);
    return whole !== undefined && isUniqueOfPrimaryKey(index.part, whole.part);
  };
  return (
    declared.some(isOfAnotherKind) ||
    family.some((table) => {
      const inParent = table.partitionOf === undefined ? 0 : count(table.partitionOf.parent);
      return choosing.has(nameKey(table)) && inParent > 0 && (inParent > 1 || count(table) > 1);
    })
  );
}

/** From PostgreSQL 17 on, ATTACH PARTITION doesn't attach a unique constraint to a primary key, but ADD CONSTRAINT does. */
function isUniqueOfPrimaryKey(part: Indexed, whole: Indexed): boolean {
  return isOwn(part) && 'kind' in part && part.kind === 'unique' && 'kind' in whole && whole.kind === 'primaryKey';
}

function byTable<Index extends IndexOfTable>(indexes: readonly Index[]): ReadonlyMap<string, readonly Index[]> {
  return groupBy(indexes, ({ table }) => nameKey(table));
}

/**
 * Whether it is known which index belongs to which. Models don't declare that. Also, PostgreSQL refuses to drop an index if
 * the constraint of a partition is attached to it.
 */
function isKnown({ declared, reflected }: Group, family: Family): boolean {
  const [wholeAfter, wholeBefore] = [wholeIn(declared), wholeIn(reflected)];
  const isDroppedWithWhole = (index: ReflectedIndex) => {
    const whole = wholeBefore(index);
    return whole !== undefined && ('kind' in whole.part || !('kind' in index.part));
  };
  const after = byTable(declared);
  const hasEachOnce = ({ partitionOf, ...table }: Table) => {
    const wholes = partitionOf === undefined ? [] : (after.get(nameKey(partitionOf.parent)) ?? []);
    const names = (after.get(nameKey(table)) ?? []).map(({ part }) => nameOfWhole(part));
    return wholes.every(({ part }) => part.only === true || names.filter((name) => name === part.name).length === 1);
  };
  return (
    reflected.every((index) => !index.stays || isRoot(index.part) || isDroppedWithWhole(index)) &&
    declared.every((index) => isRoot(index.part) || wholeAfter(index) !== undefined) &&
    family.every(hasEachOnce)
  );
}

function isRoot(part: Indexed): boolean {
  return nameOfWhole(part) === undefined;
}

function nameOfWhole({ partOf, attachedTo }: Indexed): string | undefined {
  return partOf ?? attachedTo;
}

/** Finds the index of the partitioned table that an index of a partition belongs to. */
export function wholeIn<Index extends IndexOfTable>(
  indexes: readonly Index[],
): (index: IndexOfTable) => Index | undefined {
  const byKey = new Map(indexes.map((index) => [`${nameKey(index.table)} ${index.part.name}`, index]));
  return ({ table: { partitionOf }, part }) =>
    partitionOf && byKey.get(`${nameKey(partitionOf.parent)} ${nameOfWhole(part)}`);
}
