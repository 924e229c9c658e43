import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { hasFeature } from '../../../schema/server-features.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { isNameOfClone } from '../keys/order-foreign-keys.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';

/** From PostgreSQL 15 on, a partition that is detached keeps all its foreign keys. */
const KEEPS_ALL = 150000;

interface Sides {
  readonly reflected: readonly Table[];
  readonly serverVersion: number;
}

type IsForeignKey = (table: QualifiedName, name: string) => boolean;

/**
 * Whether DETACH PARTITION drops the foreign key that a partition has from the partitioned table, because it refers to a
 * partitioned table. PostgreSQL 14 does. Its first minor versions may not, so the foreign key is dropped if it still exists.
 */
export function lostForeignKeys(pairs: readonly TablePair[], { reflected, serverVersion }: Sides): IsForeignKey {
  const isPartitioned = partitionedAmong(reflected);
  return namesOf(
    leavingTables(pairs),
    () => (key) => serverVersion < KEEPS_ALL && !isOwn(key) && isPartitioned(key.referredTable),
  );
}

/**
 * Whether DETACH PARTITION damages the partition's own foreign key, so that it is dropped before and added again.
 * PostgreSQL 14 keeps a second foreign key to each partition of the referred table, or fails. All versions lose the
 * copies in partitions if a partitioned table refers to itself.
 */
export function damagedForeignKeys(pairs: readonly TablePair[], sides: Sides): IsForeignKey {
  return namesOf(leavingTables(pairs), (table) => isDamaged(table, sides));
}

/** Whether a foreign key has clones, one for each partition that it refers to, of which one may have the name. */
export function clonesOfForeignKeys({
  reflected,
  serverVersion,
}: Sides): (table: QualifiedName, key: ForeignKey, name: string) => boolean {
  const isPartitioned = partitionedAmong(reflected);
  const numbered = hasFeature(serverVersion, 'numberedClones');
  return (table, key, name) => isPartitioned(key.referredTable) && isNameOfClone(name, { table, numbered }, key);
}

/** Drops the foreign keys that DETACH PARTITION would damage. */
export function dropDamaged(table: Table, sides: Sides): readonly Operation[] {
  return table.foreignKeys.filter(isDamaged(table, sides)).map((was) => ({
    kind: 'dropConstraint',
    table: bareName(table),
    name: was.name,
    type: was.kind,
    was,
    beforeLeaving: true,
  }));
}

/** The table without the foreign keys that these operations drop. */
export function withoutDropped(table: Table, operations: readonly Operation[]): Table {
  const isDropped = ({ name }: ForeignKey) =>
    operations.some((each) => each.kind === 'dropConstraint' && each.name === name && sameName(each.table, table));
  return { ...table, foreignKeys: table.foreignKeys.filter((key) => !isDropped(key)) };
}

function isDamaged(table: Table, { reflected, serverVersion }: Sides): (key: ForeignKey) => boolean {
  const isPartitioned = partitionedAmong(reflected);
  return (key) =>
    isOwn(key) && isPartitioned(key.referredTable) && (serverVersion < KEEPS_ALL || sameName(key.referredTable, table));
}

function leavingTables(pairs: readonly TablePair[]): readonly Table[] {
  return pairs
    .filter((pair) => pair.reflected.partitionOf !== undefined && arrives(pair))
    .map(({ reflected }) => reflected);
}

function partitionedAmong(tables: readonly Table[]): (name: QualifiedName) => boolean {
  const partitioned = new Set(tables.filter(({ partitionBy }) => partitionBy !== undefined).map(nameKey));
  return (name) => partitioned.has(nameKey(name));
}

function namesOf(tables: readonly Table[], isOneOf: (table: Table) => (key: ForeignKey) => boolean): IsForeignKey {
  const names = new Map(
    tables.map((table) => [nameKey(table), new Set(table.foreignKeys.filter(isOneOf(table)).map(({ name }) => name))]),
  );
  return (table, name) => names.get(nameKey(table))?.has(name) ?? false;
}
