import { dispatch, type Operation, type OperationTable } from '../../operations/operation.js';
import { string } from './build-doc.js';
import { directive, named } from './directive.js';
import type { Doc } from './doc.js';
import { renderBackfill } from './render-backfill.js';
import { renderBulkInsert, renderDeleteRows, renderUpdateRows } from './render-bulk-insert.js';
import {
  renderAddColumn,
  renderAlterColumn,
  renderDropColumn,
  renderRenameColumn,
} from './render-column-operations.js';
import {
  renderAddConstraint,
  renderAlterConstraint,
  renderDropConstraint,
  renderRenameConstraint,
  renderValidateConstraint,
} from './render-constraint-operations.js';
import type { RenderContext } from './render-context.js';
import {
  renderAlterDistributedTable,
  renderDistributeTable,
  renderUndistributeTable,
} from './render-distribution-operations.js';
import {
  renderAddEnumValue,
  renderCreateEnum,
  renderDropEnum,
  renderRenameEnum,
  renderRenameEnumValue,
  renderReplaceEnum,
} from './render-enum-operations.js';
import {
  renderAlterIndex,
  renderAttachIndex,
  renderCreateIndex,
  renderDropIndex,
  renderRenameIndex,
} from './render-index-operations.js';
import {
  renderAddParent,
  renderAttachPartition,
  renderDetachPartition,
  renderDropParent,
  renderPutRowsBack,
  renderSetRowsAside,
} from './render-inheritance-operations.js';
import { renderCreateObject, renderDropObject, renderReplaceObject } from './render-object-operations.js';
import { renderGrant, renderRevoke, renderSetOwner } from './render-privilege-operations.js';
import {
  renderCreateCollation,
  renderCreateSchema,
  renderDropCollation,
  renderDropSchema,
  renderExecute,
  renderSetComment,
} from './render-schema-operations.js';
import {
  renderAlterSequence,
  renderCreateSequence,
  renderDropSequence,
  renderRenameSequence,
} from './render-sequence-operations.js';
import { renderAlterStatistics, renderCreateStatistics, renderDropStatistics } from './render-statistics-operations.js';
import {
  renderAlterTable,
  renderCreateTable,
  renderDropTable,
  renderRenameTable,
  renderSetTableSchema,
} from './render-table-operations.js';
import {
  renderAlterCompositeType,
  renderAlterDomain,
  renderCreateCompositeType,
  renderCreateDomain,
  renderCreateRangeType,
  renderDropType,
  renderRenameType,
  renderSetTypeSchema,
} from './render-type-operations.js';

type Typed =
  | 'createDomain'
  | 'createCompositeType'
  | 'alterCompositeType'
  | 'createRangeType'
  | 'createTable'
  | 'addColumn'
  | 'alterColumn';

const plainRenderers: Omit<OperationTable<Doc>, Typed> = {
  createSchema: renderCreateSchema,
  dropSchema: renderDropSchema,
  createCollation: renderCreateCollation,
  dropCollation: renderDropCollation,
  createEnum: renderCreateEnum,
  dropEnum: renderDropEnum,
  renameEnum: renderRenameEnum,
  addEnumValue: renderAddEnumValue,
  renameEnumValue: renderRenameEnumValue,
  replaceEnum: renderReplaceEnum,
  dropDomain: renderDropType,
  alterDomain: renderAlterDomain,
  dropCompositeType: renderDropType,
  dropRangeType: renderDropType,
  renameType: renderRenameType,
  setTypeSchema: renderSetTypeSchema,
  createSequence: renderCreateSequence,
  dropSequence: renderDropSequence,
  renameSequence: renderRenameSequence,
  alterSequence: renderAlterSequence,
  dropTable: renderDropTable,
  renameTable: renderRenameTable,
  setTableSchema: renderSetTableSchema,
  alterTable: renderAlterTable,
  attachPartition: renderAttachPartition,
  detachPartition: renderDetachPartition,
  addParent: renderAddParent,
  dropParent: renderDropParent,
  setRowsAside: renderSetRowsAside,
  putRowsBack: renderPutRowsBack,
  setPrivilegesAside: ({ table }) => named('setPrivilegesAside', table)([]),
  putPrivilegesBack: ({ table }) => named('putPrivilegesBack', table)([]),
  distributeTable: renderDistributeTable,
  undistributeTable: renderUndistributeTable,
  alterDistributedTable: renderAlterDistributedTable,
  distributeSchema: ({ name }) => directive('distributeSchema', [string(name)]),
  undistributeSchema: ({ name }) => directive('undistributeSchema', [string(name)]),
  dropColumn: renderDropColumn,
  renameColumn: renderRenameColumn,
  addConstraint: renderAddConstraint,
  dropConstraint: renderDropConstraint,
  renameConstraint: renderRenameConstraint,
  alterConstraint: renderAlterConstraint,
  validateConstraint: renderValidateConstraint,
  createIndex: renderCreateIndex,
  dropIndex: renderDropIndex,
  renameIndex: renderRenameIndex,
  alterIndex: renderAlterIndex,
  attachIndex: renderAttachIndex,
  createObject: renderCreateObject,
  dropObject: renderDropObject,
  replaceObject: renderReplaceObject,
  createStatistics: renderCreateStatistics,
  dropStatistics: renderDropStatistics,
  alterStatistics: renderAlterStatistics,
  grant: renderGrant,
  revoke: renderRevoke,
  setOwner: renderSetOwner,
  setComment: renderSetComment,
  bulkInsert: renderBulkInsert,
  updateRows: renderUpdateRows,
  deleteRows: renderDeleteRows,
  backfill: renderBackfill,
  execute: renderExecute,
};

/** Renders operations as the calls of `op` that describe them. */
export function operationRenderer(context: RenderContext): (operation: Operation) => Doc {
  const renderers: OperationTable<Doc> = {
    ...plainRenderers,
    createDomain: (create) => renderCreateDomain(create, context),
    createCompositeType: (create) => renderCreateCompositeType(create, context),
    alterCompositeType: (alter) => renderAlterCompositeType(alter, context),
    createRangeType: (create) => renderCreateRangeType(create, context),
    createTable: (create) => renderCreateTable(create, context),
    addColumn: (add) => renderAddColumn(add, context),
    alterColumn: (alter) => renderAlterColumn(alter, context),
  };
  return (operation) => dispatch(renderers, operation);
}
