import { withLateOptions } from '../../../operations/late-options.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { PrimaryKey } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import { indexedOf } from '../../../schema/indexed.js';
import { ancestorFinder, columnsOfChild, tablesByName } from '../../../schema/inherit-columns.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isOwn, parentsOf, type Table, withOwnParts } from '../../../schema/table.js';
import { groupBy } from '../../../util/group-by.js';
import { sameValue } from '../../../util/same-value.js';
import { canBeAttached, isLike } from '../inheritance/attachable-keys.js';
import { attachmentOrder, type InAttachmentOrder } from '../inheritance/attachment-order.js';
import { hasAttachedConstraint } from '../inheritance/attachments.js';
import { compareParents } from '../inheritance/compare-parents.js';
import { withChecksOfParents } from '../inheritance/inherited-checks.js';
import { hasOwnNotNullNames, keepsParentNamesOfNotNulls } from '../inheritance/inherited-not-nulls.js';
import { serverName, usualKeyNames } from '../inheritance/server-name.js';
import { withoutParents } from '../inheritance/without-parents.js';

import type { TablePair } from './table-pair.js';

export interface NewTable {
  readonly declared: Table;
  /** The table as CREATE TABLE creates it. */
  readonly created: Table;
  /** The table after that, before its columns differ from those of its parents. */
  readonly after: Table;
  /** Attaches a table that is created without its parents. */
  readonly joins: readonly Operation[];
  /**
   * Keys that are added later, and options that name indexes inherited from a parent, once these have their names.
   */
  readonly options: readonly Operation[];
}

export interface KnownTables {
  readonly all: readonly Table[];
  /** Tables that exist in the database already. */
  readonly staying: readonly Table[];
  /** The ancestors of a table, as the database has them. */
  readonly oldAncestorsOf: (table: Table) => readonly Table[];
  readonly inOrder: InAttachmentOrder;
}

/** @param keys changes of constraints and indexes */
export function knownTables(
  all: readonly Table[],
  pairs: readonly TablePair[],
  keys: readonly Operation[],
): KnownTables {
  const ancestorsOf = ancestorFinder(all);
  const reflected = new Map(pairs.map((pair) => [nameKey(pair.declared), pair.reflected]));
  return {
    all,
    staying: pairs.map((pair) => pair.declared),
    oldAncestorsOf: (table) => ancestorsOf(table).flatMap((ancestor) => reflected.get(nameKey(ancestor)) ?? []),
    inOrder: attachmentOrder({ declared: all, pairs, keys }),
  };
}

export function newTable(declared: Table, { all: tables, staying, oldAncestorsOf, inOrder }: KnownTables): NewTable {
  const own = withOwnParts(declared);
  const parents = tablesByName(tables, parentsOf(declared));
  if (parents.length === 0) {
    return { declared, created: own, after: own, joins: [], options: [] };
  }
  const isParentThere = parents.some((parent) => staying.includes(parent));
  const early = [
    ...new Set([
      ...broughtTwins(declared),
      ...clashingNames(declared),
      ...(isParentThere ? sharingNames(declared) : []),
    ]),
  ];
  const former = oldAncestorsOf(declared);
  if (early.length > 0 || getsOldNames(declared, former) || mustBeMadeAlone(declared, parents)) {
    const { created, options } = withLateOptions(madeAlone(withChecksOfParents(declared, tables, []), early, inOrder));
    return { declared, created, after: created, joins: compareParents({ declared, reflected: created }), options };
  }
  const columns = declared.partitionOf === undefined ? declared.columns.filter(isOwn) : [];
  const isLate = keepsParentNamesOfNotNulls(declared, parents) || sharesNamesOfKey(declared);
  const late = isLate ? own.primaryKey : null;
  const { created, options } = withLateOptions({ ...own, columns, ...(late !== null && { primaryKey: null }) });
  return {
    declared,
    created,
    after: { ...created, columns: withNamesOfKey(columnsOfChild(columns, parents), created, declared) },
    joins: [],
    options: [...addKey(declared, late), ...options],
  };
}

function addKey(table: Table, constraint: PrimaryKey | null): readonly Operation[] {
  return constraint === null ? [] : [{ kind: 'addConstraint', table: bareName(table), constraint }];
}

/**
 * If a table is created with a primary key, PostgreSQL names the NOT NULL constraints of the key's columns after the
 * table.
 */
function withNamesOfKey(columns: readonly Column[], { primaryKey }: Table, declared: Table): readonly Column[] {
  const names = new Map(declared.columns.map(({ name, notNull }) => [name, notNull]));
  return columns.map((column) => {
    const notNull = primaryKey?.columns.includes(column.name) ? names.get(column.name) : undefined;
    return notNull === undefined ? column : { ...column, notNull };
  });
}

/** Whether another table has or had a constraint with the name that the key would give a NOT NULL. */
function sharesNamesOfKey({ columns, primaryKey }: Table): boolean {
  return columns.some(({ name, notNull }) => notNull?.said === true && primaryKey?.columns.includes(name) === true);
}

/** Whether the table must be created without its parents first, since PostgreSQL can't create it as a child. */
function mustBeMadeAlone(table: Table, parents: readonly Table[]): boolean {
  return table.partitionOf === undefined
    ? computesItself(table, parents)
    : hasOwnNotNullNames(table, parents) ||
        keepsParentNamesOfNotNulls(table, parents) ||
        hasAttachedConstraint(table, parents) ||
        hasOwnOrder(table, parents) ||
        hasCheckCalledLikeForeignKey(table, parents);
}

/** PostgreSQL creates a partition with its columns in the order of the partitioned table. */
function hasOwnOrder({ columns }: Table, parents: readonly Table[]): boolean {
  const own = columns.map(({ name }) => name);
  const brought = parents.flatMap((parent) => parent.columns.map(({ name }) => name));
  return own.length === brought.length && own.some((name, place) => name !== brought[place]);
}

/** CREATE TABLE first gives a partition the foreign keys under the names of the parent. ATTACH chooses free names. */
function hasCheckCalledLikeForeignKey({ checks }: Table, parents: readonly Table[]): boolean {
  const names = new Set(parents.flatMap(({ foreignKeys }) => foreignKeys.map(({ name }) => name)));
  return checks.some((check) => isOwn(check) && names.has(check.name));
}

/**
 * Before PostgreSQL 16, a child with its own generation expression can't be created with a parent that computes the
 * column, only attached later.
 */
function computesItself({ columns }: Table, parents: readonly Table[]): boolean {
  const computed = new Set(columns.filter((column) => isOwn(column) && column.generated).map(({ name }) => name));
  return parents.some((parent) => parent.columns.some(({ name, generated }) => generated && computed.has(name)));
}

function madeAlone(declared: Table, early: readonly Index[], inOrder: InAttachmentOrder): Table {
  const { partitionOf: _, inherits: _inherits, ...table } = declared;
  const attached = table.indexes.filter(({ attachedTo }) => attachedTo !== undefined);
  const others = table.indexes.filter(({ attachedTo }) => attachedTo === undefined);
  return withoutParents({ ...table, indexes: [...inOrder(declared, [...attached, ...early]), ...others] });
}

/**
 * Indexes to which PostgreSQL would give the same name, except for a number. The number depends on the order in which
 * the indexes of the partitioned table were created.
 */
function sharingNames(table: Table): readonly Index[] {
  const brought = table.indexes.filter((index) => !isOwn(index));
  const sharing = groupBy(brought, (index) => serverName(table, index, new Set()));
  return [...sharing.values()].filter(({ length }) => length > 1).flat();
}

/** Indexes to which PostgreSQL would give a name that the table's own index or key has. */
function clashingNames(table: Table): readonly Index[] {
  const own = new Set(indexedOf(table).flatMap((part) => (isOwn(part) ? [part.name] : [])));
  return table.indexes.filter((index) => !isOwn(index) && own.has(serverName(table, index, new Set())));
}

/**
 * An index keeps the names that its columns had when it was created, and PostgreSQL names its parts in new partitions
 * after them.
 */
function getsOldNames(table: Table, ancestors: readonly Table[]): boolean {
  const old = ancestors
    .flatMap(indexedOf)
    .filter((part) => part.keyNames !== undefined && !sameValue(part.keyNames, usualKeyNames(part)));
  return old.length > 0 && indexedOf(table).some((part) => !isOwn(part) && old.some((other) => isLike(part, other)));
}

/**
 * Indexes that are attached to those of the partitioned table, if the partition has others that could be attached
 * instead.
 */
function broughtTwins({ indexes }: Table): readonly Index[] {
  const own = indexes.filter(isOwn);
  return indexes.filter((index) => !isOwn(index) && own.some((other) => canBeAttached(other, index)));
}
