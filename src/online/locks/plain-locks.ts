import type { OperationByKind, OperationKind } from '../../operations/operation.js';
import type { TableLock } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { ofAddedColumn, ofAlteredColumn } from './column-locks.js';
import { ofAddedConstraint, ofAlteredConstraint, ofDroppedConstraint, ofValidation } from './constraint-locks.js';
import { exclusive, lock, type OnTable, weak } from './lock.js';
import { ofObject } from './object-locks.js';
import { ofAlteredTable, ofAttachment, ofCreatedTable, ofDetachment, ofDroppedTable } from './table-locks.js';

type Locks = readonly TableLock[];
type LocksByKind = {
  readonly [Kind in OperationKind]: (operation: OperationByKind[Kind], facts: OnlineFacts) => Locks;
};

const none = (): Locks => [];

const LOCKS: LocksByKind = {
  createSchema: none,
  dropSchema: none,
  createCollation: none,
  dropCollation: none,
  createEnum: none,
  dropEnum: none,
  renameEnum: none,
  addEnumValue: none,
  renameEnumValue: none,
  replaceEnum: ({ columns }) => columns.map(({ table }) => lock(table, 'ACCESS EXCLUSIVE', 'rewrite')),
  createDomain: none,
  dropDomain: none,
  alterDomain: ({ nullable, addChecks = [], validateChecks = [] }, { tables }) =>
    nullable?.to === false || addChecks.some(({ notValid }) => !notValid) || validateChecks.length > 0
      ? tables.map(({ name }) => lock(name, 'SHARE', 'scan'))
      : [],
  createCompositeType: none,
  dropCompositeType: none,
  alterCompositeType: none,
  createRangeType: none,
  dropRangeType: none,
  renameType: none,
  setTypeSchema: none,
  createSequence: none,
  dropSequence: none,
  renameSequence: none,
  alterSequence: none,
  createTable: ofCreatedTable,
  dropTable: ofDroppedTable,
  renameTable: exclusive,
  setTableSchema: exclusive,
  alterTable: ofAlteredTable,
  attachPartition: ofAttachment,
  detachPartition: ofDetachment,
  addParent: ({ table, parent }) => [lock(table, 'ACCESS EXCLUSIVE'), lock(parent, 'SHARE UPDATE EXCLUSIVE')],
  dropParent: exclusive,
  setRowsAside: ({ table }) => [lock(table, 'ACCESS SHARE', 'scan')],
  putRowsBack: ({ table }) => [lock(table, 'ROW EXCLUSIVE', 'rewrite')],
  setPrivilegesAside: none,
  putPrivilegesBack: none,
  // Citus lets others read a table that it distributes.
  distributeTable: ({ table }) => [lock(table, 'EXCLUSIVE', 'rewrite')],
  undistributeTable: ({ table }) => [lock(table, 'ACCESS EXCLUSIVE', 'rewrite')],
  alterDistributedTable: ({ table }) => [lock(table, 'ACCESS EXCLUSIVE', 'rewrite')],
  distributeSchema: none,
  undistributeSchema: none,
  addColumn: ofAddedColumn,
  dropColumn: exclusive,
  renameColumn: exclusive,
  alterColumn: ofAlteredColumn,
  addConstraint: ofAddedConstraint,
  dropConstraint: ofDroppedConstraint,
  renameConstraint: exclusive,
  alterConstraint: ofAlteredConstraint,
  validateConstraint: ofValidation,
  createIndex: ({ table, index, concurrently }) => [
    lock(table, concurrently === true ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', index.only === true ? 'moment' : 'build'),
  ],
  dropIndex: ({ table, concurrently }) => [
    lock(table, concurrently === true ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE'),
  ],
  renameIndex: none,
  // Queries of the table open all its indexes.
  alterIndex: ({ table, changes }) =>
    changes.tablespace === undefined ? [] : [lock(table, 'ACCESS EXCLUSIVE', 'build')],
  attachIndex: none,
  createObject: ofObject,
  dropObject: ofObject,
  replaceObject: ofObject,
  createStatistics: weak,
  dropStatistics: weak,
  alterStatistics: none,
  grant: none,
  revoke: none,
  setOwner: none,
  setComment: ({ target }) =>
    'table' in target ? weak(target) : target.on === 'table' ? [lock(target.name, 'SHARE UPDATE EXCLUSIVE')] : [],
  bulkInsert: ({ table }: OnTable) => [lock(table, 'ROW EXCLUSIVE')],
  updateRows: ({ table }: OnTable) => [lock(table, 'ROW EXCLUSIVE')],
  deleteRows: ({ table }: OnTable) => [lock(table, 'ROW EXCLUSIVE')],
  backfill: ({ table }: OnTable) => [lock(table, 'ROW EXCLUSIVE', 'scan')],
  execute: none,
};

/** The locks that the plain form of an operation takes on tables that exist, and what it does under them. */
export function plainLocks<Kind extends OperationKind>(
  operation: OperationByKind[Kind] & { readonly kind: Kind },
  facts: OnlineFacts,
): Locks {
  return LOCKS[operation.kind](operation, facts);
}
