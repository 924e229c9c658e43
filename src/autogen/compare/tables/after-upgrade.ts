import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { CheckConstraint, Constraint } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import { type Indexed, indexedOf, mapIndexed } from '../../../schema/indexed.js';
import { tablesByName } from '../../../schema/inherit-columns.js';
import { type Key, objectKey, partKey } from '../../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { constraintsOf, isOwn, parentsOf, type Table } from '../../../schema/table.js';
import { sameValue, sameValueBut } from '../../../util/same-value.js';
import type { Sides } from '../../scope/sides.js';
import { ITS_OWN } from '../inheritance/attachable-keys.js';
import { keptParts, parentsAddedBy } from '../inheritance/kept-parts.js';
import { serverName, usualKeyNames } from '../inheritance/server-name.js';

/**
 * The declared tables as the upgrade leaves them. Models don't declare what a table inherits when it becomes a
 * partition. It keeps the names of its constraints and indexes that the partitioned table has too, and PostgreSQL
 * names the others. A table that gets a parent owns what it had before.
 *
 * @param operations of the upgrade
 */
export function afterUpgrade({ declared, reflected }: Sides, operations: readonly Operation[]): Sides['declared'] {
  const added = parentsAddedBy(operations);
  const gone = new Set(operations.flatMap(goneOf));
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  return {
    ...declared,
    tables: declared.tables.map((table) => {
      const before = found.get(nameKey(table));
      const isJoining = before !== undefined && !sameValue(table.partitionOf, before.partitionOf);
      const [parent] = isJoining && table.partitionOf ? tablesByName(declared.tables, parentsOf(table)) : [];
      const after =
        parent === undefined || before === undefined || saysBrought(table) ? table : withBrought(table, parent, before);
      const named = before === undefined || table.partitionBy === undefined ? after : withOldKeyNames(after, before);
      const kept = withKeptParts(named, added.get(nameKey(table)), declared.tables);
      return before === undefined ? kept : withKeptChecks(kept, before, gone);
    }),
  };
}

function withKeptParts(table: Table, added: readonly QualifiedName[] | undefined, tables: readonly Table[]): Table {
  if (added === undefined) return table;
  const kept = keptParts(table, added, tables);
  return {
    ...table,
    columns: table.columns.map((column) => (kept.columns.has(column.name) ? ownColumn(column) : column)),
    checks: table.checks.map(({ inherited, ...check }) =>
      inherited === undefined || kept.checks.has(check.name) ? check : { ...check, inherited },
    ),
  };
}

/** The constraints that a table no longer has under their names, and the tables that are rebuilt. */
function goneOf(operation: Operation): readonly Key[] {
  switch (operation.kind) {
    case 'createTable':
      return [objectKey('table', operation.table)];
    case 'dropConstraint':
    case 'renameConstraint':
      return [partKey('constraint', operation.table, operation.name)];
    default:
      return [];
  }
}

/** A check that a table has as its own remains so if the table is to inherit it only. */
function withKeptChecks(table: Table, before: Table, gone: ReadonlySet<Key>): Table {
  if (table.partitionOf !== undefined || gone.has(objectKey('table', table))) return table;
  const own = new Set(before.checks.filter(isOwn).map(({ name }) => name));
  const isKept = ({ name, inherited }: CheckConstraint) =>
    inherited === true && own.has(name) && !gone.has(partKey('constraint', table, name));
  return table.checks.some(isKept)
    ? { ...table, checks: table.checks.map((each) => (isKept(each) ? ownCheck(each) : each)) }
    : table;
}

function ownCheck({ inherited: _, ...check }: CheckConstraint): CheckConstraint {
  return check;
}

function ownColumn({ inherited: _, notNull, ...column }: Column): Column {
  if (notNull === undefined) return column;
  return { ...column, notNull: notNull.inherited === true ? { ...notNull, local: true } : notNull };
}

/** An index that remains keeps the names of its columns, and is older than the new indexes. */
function withOldKeyNames(table: Table, before: Table): Table {
  const twins = oldTwins(table, before);
  return mapIndexed(table, (part) => {
    const twin = twins.get(part);
    return twin === undefined
      ? { ...part, age: indexedOf(before).length + (part.age ?? 0) }
      : { ...part, keyNames: twin.keyNames ?? usualKeyNames(part), age: twin.age ?? 0 };
  });
}

/** Of two equal indexes, the one with the name of an old one remains. */
function oldTwins(table: Table, before: Table): ReadonlyMap<Indexed, Indexed> {
  const left = new Set(indexedOf(before));
  const take = (isTwin: (part: Indexed, old: Indexed) => boolean) => (part: Indexed) => {
    const twin = [...left].find((old) => sameValueBut(part, old, ITS_OWN) && isTwin(part, old));
    left.delete(twin ?? part);
    return twin === undefined ? [] : [[part, twin] as const];
  };
  const named = new Map(indexedOf(table).flatMap(take((part, old) => part.name === old.name)));
  const others = indexedOf(table).filter((part) => !named.has(part));
  return new Map([...named, ...others.flatMap(take(() => true))]);
}

function saysBrought(table: Table): boolean {
  const constraints = constraintsOf(table).filter(({ kind }) => kind !== 'check');
  return [...constraints, ...table.indexes].some((part) => !isOwn(part) || 'attachedTo' in part);
}

function withBrought(table: Table, parent: Table, before: Table): Table {
  const taken = new Set([...constraintsOf(before), ...before.indexes].map(({ name }) => name));
  const bring = <Part extends Constraint | Index>(
    own: readonly Part[],
    brought: readonly Part[],
    there: readonly Part[],
  ) => [
    ...own.filter(({ inherited }) => inherited !== true),
    ...brought.filter(isForParts).map((part): Part => {
      const twin = there.find((other) => sameValueBut(part, other, ITS_OWN));
      return { ...part, name: twin?.name ?? serverName(table, part, taken), comment: null, inherited: true };
    }),
  ];
  const list = ({ primaryKey }: Table) => (primaryKey === null ? [] : [primaryKey]);
  return {
    ...table,
    primaryKey: bring(list(table), list(parent), list(before))[0] ?? null,
    uniques: bring(table.uniques, parent.uniques, before.uniques),
    foreignKeys: bring(table.foreignKeys, parent.foreignKeys, before.foreignKeys),
    exclusions: bring(table.exclusions, parent.exclusions, before.exclusions),
    indexes: bring(table.indexes, parent.indexes, before.indexes),
  };
}

/** An index ON ONLY is recreated after the partition has come. */
function isForParts(part: Constraint | Index): boolean {
  return !('only' in part) || part.only !== true;
}
