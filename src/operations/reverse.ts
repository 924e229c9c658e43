import { dispatch, type Operation, type OperationTable } from './operation.js';
import { reverseBackfill } from './reverse/reverse-backfill.js';
import { reverseCreateCollation, reverseDropCollation } from './reverse/reverse-collation.js';
import {
  reverseAddColumn,
  reverseAlterColumn,
  reverseDropColumn,
  reverseRenameColumn,
} from './reverse/reverse-column.js';
import { reverseSetComment } from './reverse/reverse-comment.js';
import {
  reverseAddConstraint,
  reverseAlterConstraint,
  reverseDropConstraint,
  reverseRenameConstraint,
  reverseValidateConstraint,
} from './reverse/reverse-constraint.js';
import {
  reverseAlterDistributedTable,
  reverseDistributeSchema,
  reverseDistributeTable,
  reverseUndistributeSchema,
  reverseUndistributeTable,
} from './reverse/reverse-distribution.js';
import {
  reverseAddEnumValue,
  reverseCreateEnum,
  reverseDropEnum,
  reverseRenameEnum,
  reverseRenameEnumValue,
  reverseReplaceEnum,
} from './reverse/reverse-enum.js';
import { reverseExecute } from './reverse/reverse-execute.js';
import {
  reverseAlterIndex,
  reverseAttachIndex,
  reverseCreateIndex,
  reverseDropIndex,
  reverseRenameIndex,
} from './reverse/reverse-index.js';
import {
  reverseAddParent,
  reverseAttachPartition,
  reverseDetachPartition,
  reverseDropParent,
} from './reverse/reverse-inheritance.js';
import { reverseCreateObject, reverseDropObject, reverseReplaceObject } from './reverse/reverse-object.js';
import { reverseGrant, reverseRevoke, reverseSetOwner } from './reverse/reverse-privileges.js';
import { reverseBulkInsert, reverseRowChange } from './reverse/reverse-row-changes.js';
import { reversePutRowsBack, reverseSetRowsAside } from './reverse/reverse-rows.js';
import { reverseCreateSchema, reverseDropSchema } from './reverse/reverse-schema.js';
import {
  reverseAlterSequence,
  reverseCreateSequence,
  reverseDropSequence,
  reverseRenameSequence,
} from './reverse/reverse-sequence.js';
import {
  reverseAlterStatistics,
  reverseCreateStatistics,
  reverseDropStatistics,
} from './reverse/reverse-statistics.js';
import {
  reverseAlterTable,
  reverseCreateTable,
  reverseDropTable,
  reverseRenameTable,
  reverseSetTableSchema,
} from './reverse/reverse-table.js';
import {
  reverseAlterCompositeType,
  reverseAlterDomain,
  reverseCreateCompositeType,
  reverseCreateDomain,
  reverseCreateRangeType,
  reverseDropCompositeType,
  reverseDropDomain,
  reverseDropRangeType,
  reverseRenameType,
  reverseSetTypeSchema,
} from './reverse/reverse-type.js';

const reversers: OperationTable<readonly Operation[]> = {
  createSchema: reverseCreateSchema,
  dropSchema: reverseDropSchema,
  createCollation: reverseCreateCollation,
  dropCollation: reverseDropCollation,
  createEnum: reverseCreateEnum,
  dropEnum: reverseDropEnum,
  renameEnum: reverseRenameEnum,
  addEnumValue: reverseAddEnumValue,
  renameEnumValue: reverseRenameEnumValue,
  replaceEnum: reverseReplaceEnum,
  createDomain: reverseCreateDomain,
  dropDomain: reverseDropDomain,
  alterDomain: reverseAlterDomain,
  createCompositeType: reverseCreateCompositeType,
  dropCompositeType: reverseDropCompositeType,
  alterCompositeType: reverseAlterCompositeType,
  createRangeType: reverseCreateRangeType,
  dropRangeType: reverseDropRangeType,
  renameType: reverseRenameType,
  setTypeSchema: reverseSetTypeSchema,
  createSequence: reverseCreateSequence,
  dropSequence: reverseDropSequence,
  renameSequence: reverseRenameSequence,
  alterSequence: reverseAlterSequence,
  createTable: reverseCreateTable,
  dropTable: reverseDropTable,
  renameTable: reverseRenameTable,
  setTableSchema: reverseSetTableSchema,
  alterTable: reverseAlterTable,
  attachPartition: reverseAttachPartition,
  detachPartition: reverseDetachPartition,
  addParent: reverseAddParent,
  dropParent: reverseDropParent,
  setRowsAside: reverseSetRowsAside,
  putRowsBack: reversePutRowsBack,
  setPrivilegesAside: ({ table }) => [{ kind: 'putPrivilegesBack', table }],
  putPrivilegesBack: ({ table }) => [{ kind: 'setPrivilegesAside', table }],
  distributeTable: reverseDistributeTable,
  undistributeTable: reverseUndistributeTable,
  alterDistributedTable: reverseAlterDistributedTable,
  distributeSchema: reverseDistributeSchema,
  undistributeSchema: reverseUndistributeSchema,
  addColumn: reverseAddColumn,
  dropColumn: reverseDropColumn,
  renameColumn: reverseRenameColumn,
  alterColumn: reverseAlterColumn,
  addConstraint: reverseAddConstraint,
  dropConstraint: reverseDropConstraint,
  renameConstraint: reverseRenameConstraint,
  alterConstraint: reverseAlterConstraint,
  validateConstraint: reverseValidateConstraint,
  createIndex: reverseCreateIndex,
  dropIndex: reverseDropIndex,
  renameIndex: reverseRenameIndex,
  alterIndex: reverseAlterIndex,
  attachIndex: reverseAttachIndex,
  createObject: reverseCreateObject,
  dropObject: reverseDropObject,
  replaceObject: reverseReplaceObject,
  createStatistics: reverseCreateStatistics,
  dropStatistics: reverseDropStatistics,
  alterStatistics: reverseAlterStatistics,
  grant: reverseGrant,
  revoke: reverseRevoke,
  setOwner: reverseSetOwner,
  setComment: reverseSetComment,
  bulkInsert: reverseBulkInsert,
  updateRows: reverseRowChange,
  deleteRows: reverseRowChange,
  backfill: reverseBackfill,
  execute: reverseExecute,
};

/**
 * The operations that undo this one: they restore exactly the state before.
 * @throws IRREVERSIBLE_OPERATION if the operation doesn't contain the state before.
 */
export function reverse(operation: Operation): readonly Operation[] {
  return dispatch(reversers, operation);
}

/** The way back from the outcome of all these operations, the last one undone first. */
export function reverseAll(operations: readonly Operation[]): readonly Operation[] {
  return operations.toReversed().flatMap(reverse);
}
