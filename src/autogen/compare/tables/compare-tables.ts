import type { AddConstraint } from '../../../operations/constraint-operations.js';
import { lateChecks, withoutChecks } from '../../../operations/late-checks.js';
import type { Operation } from '../../../operations/operation.js';
import type { DropTable } from '../../../operations/table-operations.js';
import type { Column } from '../../../schema/column.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { isUsable } from '../../../schema/index-value.js';
import { ancestorFinder, tablesByName } from '../../../schema/inherit-columns.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { freeNotNullNames } from '../columns/free-not-null-names.js';
import { withLateIdentities } from '../columns/late-identities.js';
import { attachIndexes, withoutAttachedDrops } from '../inheritance/attachments.js';
import { compareParents } from '../inheritance/compare-parents.js';
import { foreignKeysBeforeJoining } from '../inheritance/foreign-keys-of-partitions.js';
import { validateInheritedChecks, withExactChecks } from '../inheritance/inherited-checks.js';
import { isBesideInherited } from '../inheritance/inherited-foreign-keys.js';
import { compareInheritedParts } from '../inheritance/inherited-keys.js';
import { withoutKeys } from '../inheritance/late-attachments.js';
import {
  clonesOfForeignKeys,
  damagedForeignKeys,
  dropDamaged,
  lostForeignKeys,
  withoutDropped,
} from '../inheritance/lost-foreign-keys.js';
import { withIndexParts } from '../inheritance/partition-indexes.js';
import { compareForeignKeys, type ForeignKeyContext } from '../keys/compare-constraints.js';
import { droppedKeys } from '../keys/dropped-keys.js';
import { foreignKeysInLoggingRings } from '../keys/rings-of-logging.js';
import { commentChange } from '../objects/compare-comments.js';
import { compareStatistics, createStatistics } from '../objects/compare-statistics.js';
import { sequenceLogging } from '../objects/sequence-logging.js';
import type { BlockedChanges } from './blocked-changes.js';
import { compareTableOptions } from './compare-table-options.js';
import { knownTables, type NewTable, newTable } from './new-table.js';
import { type PreparedTables, prepareTables } from './prepare-tables.js';
import { keepPrivileges, moveRows } from './rebuilt-tables.js';
import { type TableChanges, type TableContext, tableChanges } from './table-changes.js';
import type { TablePair } from './table-pair.js';

export interface TablesComparison {
  readonly operations: readonly Operation[];
  readonly changes: readonly TableChanges[];
  readonly dropped: readonly Table[];
}

export function compareTables(
  declared: readonly Table[],
  reflected: readonly Table[],
  context: TableContext,
): TablesComparison {
  const comparison = operationsOn(prepareTables({ declared, reflected }, context), reflected, context);
  return { ...comparison, operations: withExactChecks(comparison.operations, [...declared, ...reflected]) };
}

function operationsOn(prepared: PreparedTables, reflected: readonly Table[], context: TableContext): TablesComparison {
  const { declared, pairs, rebuilt, changes, newTables, late, keys, blocked, recreated, others } = prepared;
  const again = new Set([...rebuilt].map((pair) => nameKey(pair.declared)));
  const foreignKeys = foreignKeyContext({ pairs, reflected, keys: [...keys, ...others], again, blocked }, context);
  const checks = lateChecks(newTables, declared);
  const tables = knownTables(declared, pairs, keys);
  const withoutLate = (table: Table) =>
    withoutKeys(withoutOrigins(withoutChecks(recreated.withoutCreated(table), checks)), late);
  const created = newTables.map((table) => newTable(withoutLateForeignKeys(withoutLate(table), again), tables));
  const brought = compareInheritedParts({
    declared,
    pairs: [...pairs, ...created.flatMap(madeAlone)],
    keys,
    recreated,
  });
  const dropped = [...prepared.dropped, ...[...rebuilt].map((pair) => pair.reflected)];
  const leaving = leaveReferred(dropped, { pairs, declared }, context);
  return {
    changes,
    dropped,
    operations: [
      ...created.flatMap((table) => createTable(table, context)),
      ...newTables.flatMap((table) => lateForeignKeys(table, again)),
      ...[...rebuilt].flatMap((pair) => [
        ...moveRows(pair, rebuilt, context),
        ...keepPrivileges(bareName(pair.declared)),
      ]),
      ...pairs.flatMap((pair) => foreignKeysBeforeJoining(pair, foreignKeys)),
      ...pairs.flatMap(compareParents),
      ...leaving,
      ...withLateIdentities(changes.flatMap(columnOperations), [...declared, ...reflected], context.serverVersion),
      ...changes.flatMap((change) => sequenceLogging(change, context.serverVersion)),
      ...changes.filter(losesPrivileges).flatMap((change) => keepPrivileges(bareName(change.declared))),
      ...withIndexParts(withoutAttachedDrops(keys, pairs), {
        declared,
        reflected: prepared.before,
        changes: brought.operations,
      }),
      ...checks,
      ...validateInheritedChecks({ declared, pairs, keys: [...keys, ...checks] }),
      ...attachIndexes(declared, { pairs, created: newTables, keys }),
      ...brought.operations,
      ...changes.flatMap((change) =>
        compareTableOptions(change, [...keys, ...others, ...brought.lost, ...brought.operations]),
      ),
      ...changes.flatMap((change) => compareStatistics(change, blocked)),
      ...changes.flatMap((change) => compareForeignKeys(change, foreignKeys)),
      ...dropped.map((was): Operation => dropTable(withoutDropped(was, leaving), keepsRows(was, again, reflected))),
    ],
  };
}

interface ForeignKeySources {
  readonly pairs: readonly TablePair[];
  readonly reflected: readonly Table[];
  readonly keys: readonly Operation[];
  /** The names of tables that are rebuilt. */
  readonly again: ReadonlySet<string>;
  readonly blocked: BlockedChanges;
}

function foreignKeyContext(
  { pairs, reflected, keys, again, blocked }: ForeignKeySources,
  { serverVersion }: TableContext,
): ForeignKeyContext {
  const restsOnDropped = droppedKeys(keys, reflected);
  return {
    blocked,
    restsOnDropped: (key) => again.has(nameKey(key.referredTable)) || restsOnDropped(key),
    isLost: lostForeignKeys(pairs, { reflected, serverVersion }),
    isDamaged: damagedForeignKeys(pairs, { reflected, serverVersion }),
    isInLoggingRing: foreignKeysInLoggingRings(pairs),
    hasCloneNamed: clonesOfForeignKeys({ reflected, serverVersion }),
  };
}

/** PostgreSQL drops no partition of a table that a foreign key refers to, but can detach it. */
function leaveReferred(
  dropped: readonly Table[],
  { pairs, declared }: { readonly pairs: readonly TablePair[]; readonly declared: readonly Table[] },
  { serverVersion }: TableContext,
): readonly Operation[] {
  const reflected = [...pairs.map((pair) => pair.reflected), ...dropped];
  const referred = new Set(
    declared.flatMap(({ foreignKeys }) => foreignKeys.map(({ referredTable }) => nameKey(referredTable))),
  );
  const ancestorsOf = ancestorFinder(pairs.map(({ reflected }) => reflected));
  return dropped.flatMap((was) =>
    was.partitionOf !== undefined && ancestorsOf(was).some((ancestor) => referred.has(nameKey(ancestor)))
      ? [
          ...dropDamaged(was, { reflected, serverVersion }),
          { kind: 'detachPartition', table: bareName(was), parent: was.partitionOf.parent, was: was.partitionOf.bound },
        ]
      : [],
  );
}

function madeAlone({ declared, created, joins }: NewTable): readonly TablePair[] {
  return joins.length === 0 ? [] : [{ declared, reflected: created }];
}

function createTable(
  { declared, created, after, joins, options }: NewTable,
  context: TableContext,
): readonly Operation[] {
  const changes = tableChanges(
    { declared: { ...after, columns: declared.columns }, reflected: after, before: after },
    [],
    {
      ...context,
      isNew: true,
    },
  );
  return [
    { kind: 'createTable', table: created },
    ...(created === after ? [] : changes.alterations),
    ...joins,
    ...options,
    ...createStatistics(declared),
  ];
}

function withoutLateForeignKeys(table: Table, rebuilt: ReadonlySet<string>): Table {
  const late = new Set(lateForeignKeys(table, rebuilt).map(({ constraint }) => constraint));
  return late.size === 0 ? table : { ...table, foreignKeys: table.foreignKeys.filter((key) => !late.has(key)) };
}

/**
 * Rebuilt tables get their rows back one after the other, so the rows that a foreign key refers to may still be
 * missing. And a foreign key like an inherited one is added when the table has that.
 */
function lateForeignKeys(table: Table, rebuilt: ReadonlySet<string>): readonly AddConstraint[] {
  const isAmongRebuilt = ({ referredTable }: ForeignKey) =>
    rebuilt.has(nameKey(table)) && rebuilt.has(nameKey(referredTable)) && !sameName(referredTable, table);
  return table.foreignKeys
    .filter((key) => isOwn(key) && (isAmongRebuilt(key) || isBesideInherited(table, key)))
    .map((constraint) => ({ kind: 'addConstraint', table: bareName(table), constraint }));
}

/** The rows of a partition are moved with those of the partitioned table. */
function keepsRows(was: Table, again: ReadonlySet<string>, reflected: readonly Table[]): boolean {
  const { partitionOf } = was;
  if (again.has(nameKey(was)) || partitionOf === undefined) return again.has(nameKey(was));
  return tablesByName(reflected, [partitionOf.parent]).some((parent) => keepsRows(parent, again, reflected));
}

function dropTable(was: Table, hasRowsAside: boolean): DropTable {
  const drop = { kind: 'dropTable', table: bareName(was), was: withoutOrigins(was) } as const;
  return hasRowsAside ? { ...drop, rowsAside: true } : drop;
}

function columnOperations({ declared, reflected, ...changes }: TableChanges): readonly Operation[] {
  const table = bareName(declared);
  const isRebuilt = ({ name }: Column) => changes.ownRebuilt.has(name);
  const added = [...declared.columns.filter(isRebuilt), ...changes.added];
  const dropped = [...reflected.columns.filter(isRebuilt), ...changes.dropped];
  return [
    ...freeNotNullNames(declared, dropped),
    ...added.map((column): Operation => ({ kind: 'addColumn', table, column: withoutOrigin(column) })),
    ...changes.alterations,
    ...dropped.flatMap((was) => dropColumn(table, was, changes.left.has(was.name))),
    ...commentChange({ on: 'table', name: table }, reflected, declared),
  ];
}

function dropColumn(table: QualifiedName, was: Column, only: boolean): readonly Operation[] {
  const drop = { kind: 'dropColumn', table, column: was.name, was: withoutOrigin(was) } as const;
  return only ? [...looseNotNull(table, was), { ...drop, only }] : [drop];
}

/**
 * PostgreSQL 18 still treats a NOT NULL of children as inherited after the parent has dropped the column that they keep.
 */
function looseNotNull(table: QualifiedName, { name, notNull, identity }: Column): readonly Operation[] {
  const nullable = { from: false, to: true };
  return notNull === undefined || notNull.inherited === true
    ? []
    : [
        {
          kind: 'alterColumn',
          table,
          column: name,
          nullable,
          ...(identity && { identity: { from: identity, to: null } }),
        },
      ];
}

/** Dropping a column drops the privileges on it. */
function losesPrivileges({ declared, reflected, ownRebuilt }: TableChanges): boolean {
  return [...declared.columns, ...reflected.columns].some(({ name, granted }) => granted && ownRebuilt.has(name));
}

/** The table without the earlier names that the declaration lists. */
function withoutOrigins({ renamedFrom: _, ...table }: Table): Table {
  return { ...table, columns: table.columns.map(withoutOrigin), indexes: table.indexes.filter(isUsable) };
}

function withoutOrigin({ renamedFrom: _, ...column }: Column): Column {
  return column;
}
