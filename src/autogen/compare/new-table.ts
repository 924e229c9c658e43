import type { Operation } from '../../operations/operation.js';
import type { Index } from '../../schema/index-value.js';
import { columnsOfChild, tablesByName } from '../../schema/inherit-columns.js';
import { isOwn, parentsOf, type Table, withOwnParts } from '../../schema/table.js';
import { isLike } from './alike-parts.js';
import { compareParents, standingAlone, withChecksOfParents } from './inheritance.js';
import { hasOwnNotNullNames } from './inherited-not-nulls.js';

export interface NewTable {
  readonly declared: Table;
  /** As CREATE TABLE makes it. */
  readonly created: Table;
  /** As it is then, before its columns differ from those of its parents. */
  readonly after: Table;
  /** How one that is made alone comes to its parents. */
  readonly joins: readonly Operation[];
}

/** @param tables all that are declared */
export function newTable(declared: Table, tables: readonly Table[]): NewTable {
  const own = withOwnParts(declared);
  const parents = tablesByName(tables, parentsOf(declared));
  if (parents.length === 0) {
    return { declared, created: own, after: own, joins: [] };
  }
  if (mustBeMadeAlone(declared, parents)) {
    const created = madeAlone(declared, tables);
    return { declared, created, after: created, joins: compareParents({ declared, reflected: created }) };
  }
  const columns = declared.partitionOf === undefined ? declared.columns.filter(isOwn) : [];
  const after = { ...own, columns: columnsOfChild(columns, parents) };
  return { declared, created: { ...own, columns }, after, joins: [] };
}

/** Some things no table has that is created as a child. */
function mustBeMadeAlone(table: Table, parents: readonly Table[]): boolean {
  return table.partitionOf === undefined
    ? computesItself(table, parents)
    : hasOwnNotNullNames(table, parents) || broughtTwins(table).length > 0;
}

/** Before PostgreSQL 16 a child that computes a column itself can only come to a parent that computes it. */
function computesItself({ columns }: Table, parents: readonly Table[]): boolean {
  const computed = new Set(columns.filter((column) => isOwn(column) && column.generated).map(({ name }) => name));
  return parents.some((parent) => parent.columns.some(({ name, generated }) => generated && computed.has(name)));
}

function madeAlone(declared: Table, tables: readonly Table[]): Table {
  const { partitionOf: _, inherits: _inherits, ...table } = withChecksOfParents(declared, tables);
  // Of two alike, PostgreSQL takes the older one for that of the partitioned table.
  return standingAlone({ ...table, indexes: [...broughtTwins(declared), ...table.indexes] });
}

/** Indexes that belong to those of the partitioned table, while the partition has the like as its own. */
function broughtTwins({ indexes }: Table): readonly Index[] {
  const own = indexes.filter(isOwn);
  return indexes.filter((index) => !isOwn(index) && own.some((other) => isLike(index, other)));
}
