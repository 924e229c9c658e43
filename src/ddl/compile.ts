import { dispatch, type Operation, type OperationTable } from '../operations/operation.js';
import { compileAlterColumn } from './compile-alter-column.js';
import { compileAlterTable } from './compile-alter-table.js';
import { compileBackfill } from './compile-backfill.js';
import { compileBulkInsert } from './compile-bulk-insert.js';
import { compileCreateCollation, compileDropCollation } from './compile-collation.js';
import { compileAddColumn, compileDropColumn, compileRenameColumn } from './compile-column.js';
import { compileSetComment } from './compile-comment.js';
import {
  compileAlterCompositeType,
  compileCreateCompositeType,
  compileDropCompositeType,
} from './compile-composite-type.js';
import {
  compileAddConstraint,
  compileAlterConstraint,
  compileDropConstraint,
  compileRenameConstraint,
  compileValidateConstraint,
} from './compile-constraint.js';
import {
  compileAlterDistributedTable,
  compileDistributeSchema,
  compileDistributeTable,
  compileUndistributeSchema,
  compileUndistributeTable,
} from './compile-distribution.js';
import { compileAlterDomain, compileCreateDomain, compileDropDomain } from './compile-domain.js';
import {
  compileAddEnumValue,
  compileCreateEnum,
  compileDropEnum,
  compileRenameEnum,
  compileRenameEnumValue,
} from './compile-enum.js';
import { compileExecute } from './compile-execute.js';
import {
  compileAlterIndex,
  compileAttachIndex,
  compileCreateIndex,
  compileDropIndex,
  compileRenameIndex,
} from './compile-index.js';
import {
  compileAddParent,
  compileAttachPartition,
  compileDetachPartition,
  compileDropParent,
} from './compile-inheritance.js';
import { compileCreateObject, compileDropObject, compileReplaceObject } from './compile-object.js';
import { compileGrant, compileRevoke, compileSetOwner } from './compile-privileges.js';
import { compilePutPrivilegesBack, compileSetPrivilegesAside } from './compile-privileges-aside.js';
import { compileCreateRangeType, compileDropRangeType } from './compile-range-type.js';
import { compileReplaceEnum } from './compile-replace-enum.js';
import { compileDeleteRows, compileUpdateRows } from './compile-row-changes.js';
import { compilePutRowsBack, compileSetRowsAside } from './compile-rows.js';
import { compileCreateSchema, compileDropSchema } from './compile-schema.js';
import {
  compileAlterSequence,
  compileCreateSequence,
  compileDropSequence,
  compileRenameSequence,
} from './compile-sequence.js';
import { compileAlterStatistics, compileCreateStatistics, compileDropStatistics } from './compile-statistics.js';
import { compileCreateTable, compileDropTable, compileRenameTable, compileSetTableSchema } from './compile-table.js';
import { compileRenameType, compileSetTypeSchema } from './compile-type.js';
import { inDefaultSchema } from './names/default-schema.js';
import { refuseSecondStatement } from './refuse-second-statement.js';

const compilers: OperationTable<readonly string[]> = {
  createSchema: compileCreateSchema,
  dropSchema: compileDropSchema,
  createCollation: compileCreateCollation,
  dropCollation: compileDropCollation,
  createEnum: compileCreateEnum,
  dropEnum: compileDropEnum,
  renameEnum: compileRenameEnum,
  addEnumValue: compileAddEnumValue,
  renameEnumValue: compileRenameEnumValue,
  replaceEnum: compileReplaceEnum,
  createDomain: compileCreateDomain,
  dropDomain: compileDropDomain,
  alterDomain: compileAlterDomain,
  createCompositeType: compileCreateCompositeType,
  dropCompositeType: compileDropCompositeType,
  alterCompositeType: compileAlterCompositeType,
  createRangeType: compileCreateRangeType,
  dropRangeType: compileDropRangeType,
  renameType: compileRenameType,
  setTypeSchema: compileSetTypeSchema,
  createSequence: compileCreateSequence,
  dropSequence: compileDropSequence,
  renameSequence: compileRenameSequence,
  alterSequence: compileAlterSequence,
  createTable: compileCreateTable,
  dropTable: compileDropTable,
  renameTable: compileRenameTable,
  setTableSchema: compileSetTableSchema,
  alterTable: compileAlterTable,
  attachPartition: compileAttachPartition,
  detachPartition: compileDetachPartition,
  addParent: compileAddParent,
  dropParent: compileDropParent,
  setRowsAside: compileSetRowsAside,
  putRowsBack: compilePutRowsBack,
  setPrivilegesAside: compileSetPrivilegesAside,
  putPrivilegesBack: compilePutPrivilegesBack,
  distributeTable: compileDistributeTable,
  undistributeTable: compileUndistributeTable,
  alterDistributedTable: compileAlterDistributedTable,
  distributeSchema: compileDistributeSchema,
  undistributeSchema: compileUndistributeSchema,
  addColumn: compileAddColumn,
  dropColumn: compileDropColumn,
  renameColumn: compileRenameColumn,
  alterColumn: compileAlterColumn,
  addConstraint: compileAddConstraint,
  dropConstraint: compileDropConstraint,
  renameConstraint: compileRenameConstraint,
  alterConstraint: compileAlterConstraint,
  validateConstraint: compileValidateConstraint,
  createIndex: compileCreateIndex,
  dropIndex: compileDropIndex,
  renameIndex: compileRenameIndex,
  alterIndex: compileAlterIndex,
  attachIndex: compileAttachIndex,
  createObject: compileCreateObject,
  dropObject: compileDropObject,
  replaceObject: compileReplaceObject,
  createStatistics: compileCreateStatistics,
  dropStatistics: compileDropStatistics,
  alterStatistics: compileAlterStatistics,
  grant: compileGrant,
  revoke: compileRevoke,
  setOwner: compileSetOwner,
  setComment: compileSetComment,
  bulkInsert: compileBulkInsert,
  updateRows: compileUpdateRows,
  deleteRows: compileDeleteRows,
  backfill: compileBackfill,
  execute: compileExecute,
};

/** The statements that carry out one operation, without closing semicolons. */
export function compileOperation(operation: Operation): readonly string[] {
  const statements = dispatch(compilers, operation).map(inDefaultSchema);
  if (!WHOLE_STATEMENTS.has(operation.kind)) statements.forEach(refuseSecondStatement);
  return statements;
}

/** Operations whose SQL is the user's own, or PostgreSQL's. */
const WHOLE_STATEMENTS: ReadonlySet<Operation['kind']> = new Set(['execute', 'createObject', 'replaceObject']);
