import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { CreateIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { groupBy } from '../../../util/group-by.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { type EqualIndexes, type IndexOfTable, wholeIn } from './equal-indexes.js';
import { createdIndex } from './index-changes.js';

interface Drops {
  readonly operations: readonly Operation[];
  /** What PostgreSQL drops with the others. */
  readonly others: readonly Operation[];
}

/**
 * Equal indexes and keys of partitioned tables and partitions that are all dropped, and created again when all partitions
 * are attached. Each is created when it is the only one that PostgreSQL can attach to the next index of the partitioned
 * table. So nothing depends on which one PostgreSQL would choose.
 */
export interface RecreatedIndexes {
  /** Drops the indexes and keys of these tables. */
  readonly dropIn: (pairs: readonly TablePair[]) => Drops;
  /** A table of the database without these indexes and keys. */
  readonly withoutDropped: (reflected: Table) => Table;
  /** A declared table without them. */
  readonly withoutCreated: (declared: Table) => Table;
  /** Creates those of new tables. */
  readonly createIn: (newTables: readonly Table[]) => readonly Operation[];
  /** The operations in the order in which each index gets the right parts. */
  readonly inTurn: (keys: readonly Operation[]) => readonly Operation[];
  /** The place of an index in that order, or the place of the index that it is attached to. */
  readonly placeOf: (key: Key) => number | undefined;
}

export const NOTHING_RECREATED: RecreatedIndexes = {
  dropIn: () => ({ operations: [], others: [] }),
  withoutDropped: (table) => table,
  withoutCreated: (table) => table,
  createIn: () => [],
  inTurn: (keys) => keys,
  placeOf: () => undefined,
};

export function recreateIndexes(groups: readonly EqualIndexes[]): RecreatedIndexes {
  const turns = new Map(groups.flatMap(turnsIn));
  const gone = groups.flatMap(({ reflected }) => reflected);
  const isGone = isOneOf(gone);
  const isCreated = isOneOf(groups.flatMap(({ declared }) => declared));
  return {
    dropIn: (pairs) => {
      const arriving = new Set(pairs.filter(arrives).map(({ declared }) => nameKey(declared)));
      const isSeparate = ({ table, part }: IndexOfTable) =>
        arriving.has(nameKey(table)) || (part.partOf === undefined && part.attachedTo === undefined);
      return {
        operations: gone.filter(isSeparate).map(drop),
        others: gone.filter((index) => !isSeparate(index)).map(drop),
      };
    },
    withoutDropped: (table) => withoutParts(table, isGone),
    withoutCreated: (table) => withoutParts(table, isCreated),
    createIn: (tables) =>
      tables.flatMap((table) =>
        indexedOf(table)
          .filter((part) => isOwn(part) && isCreated(table, part))
          .map((part) => create(table, part)),
      ),
    inTurn: (keys) => sortedByTurn(keys, turns).map((operation) => inTurn(operation, turns)),
    placeOf: (key) => turns.get(key)?.place,
  };
}

/** When an index is created. */
interface Turn {
  readonly group: EqualIndexes;
  readonly place: number;
  readonly follows: readonly QualifiedName[];
  readonly joined: readonly QualifiedName[];
}

function turnsIn(group: EqualIndexes): readonly (readonly [Key, Turn])[] {
  const { declared, arriving } = group;
  const wholeOf = wholeIn(declared);
  const rootOf = (index: IndexOfTable): IndexOfTable => {
    const whole = wholeOf(index);
    return whole === undefined || whole.part.only === true ? index : rootOf(whole);
  };
  const roots = declared.filter((index) => rootOf(index) === index);
  const places = new Map(roots.map((root, place) => [root, place]));
  const joined = arriving.map(bareName);
  return declared
    .filter(({ part }) => isOwn(part))
    .map((index) => {
      const place = places.get(rootOf(index)) ?? 0;
      const before = roots[place - 1];
      const follows = before === undefined ? [] : [{ schema: before.table.schema, name: before.part.name }];
      return [besideTable(index.table, index.part.name), { group, place, follows, joined }];
    });
}

/** The indexes of a group in their order, at the positions that they have together. */
function sortedByTurn(keys: readonly Operation[], turns: ReadonlyMap<Key, Turn>): readonly Operation[] {
  const turnOf = (operation: Operation) => {
    const [created] = createdIndex(operation);
    return created && turns.get(besideTable(created.table, created.part.name));
  };
  const waiting = new Map(
    [...groupBy(keys, (operation) => turnOf(operation)?.group ?? null)].map(([group, operations]) => [
      group,
      operations.toSorted((a, b) => (turnOf(a)?.place ?? 0) - (turnOf(b)?.place ?? 0)).values(),
    ]),
  );
  return keys.flatMap((operation) => waiting.get(turnOf(operation)?.group ?? null)?.next().value ?? []);
}

function inTurn(operation: Operation, turns: ReadonlyMap<Key, Turn>): Operation {
  switch (operation.kind) {
    case 'createIndex':
      return withTurn(operation, turns.get(besideTable(operation.table, operation.index.name)));
    case 'addConstraint':
      return withTurn(operation, turns.get(besideTable(operation.table, operation.constraint.name)));
    default:
      return operation;
  }
}

function withTurn<Op extends CreateIndex | AddConstraint>(operation: Op, turn: Turn | undefined): Op {
  if (turn === undefined) return operation;
  const { follows, joined } = turn;
  return { ...operation, parts: { names: [], ...operation.parts, after: undefined, follows, joined } };
}

function isOneOf(indexes: readonly IndexOfTable[]): (table: QualifiedName, part: Indexed) => boolean {
  const keyOf = (table: QualifiedName, { name }: Indexed) => `${nameKey(table)} ${name}`;
  const keys = new Set(indexes.map(({ table, part }) => keyOf(table, part)));
  return (table, part) => keys.has(keyOf(table, part));
}

function drop({ table, part }: IndexOfTable): Operation {
  const { inherited: _, partOf: __, attachedTo: ___, ...was } = part;
  const { name } = was;
  return 'kind' in was
    ? { kind: 'dropConstraint', table: bareName(table), name, type: was.kind, was }
    : { kind: 'dropIndex', table: bareName(table), name, was };
}

function create(table: Table, part: Indexed): Operation {
  return 'kind' in part
    ? { kind: 'addConstraint', table: bareName(table), constraint: part }
    : { kind: 'createIndex', table: bareName(table), index: part };
}

function withoutParts(table: Table, goes: (table: Table, part: Indexed) => boolean): Table {
  const { primaryKey, uniques, exclusions, indexes } = table;
  const stays = (part: Indexed) => !goes(table, part);
  return {
    ...table,
    primaryKey: primaryKey !== null && stays(primaryKey) ? primaryKey : null,
    uniques: uniques.filter(stays),
    exclusions: exclusions.filter(stays),
    indexes: indexes.filter(stays),
  };
}
