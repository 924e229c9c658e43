import { dispatch, type Operation, type OperationTable } from '../../operations/operation.js';
import type { Doc } from './doc.js';
import { renderBulkInsert } from './render-bulk-insert.js';
import {
  renderAddColumn,
  renderAlterColumn,
  renderDropColumn,
  renderRenameColumn,
} from './render-column-operations.js';
import {
  renderAddConstraint,
  renderDropConstraint,
  renderRenameConstraint,
  renderValidateConstraint,
} from './render-constraint-operations.js';
import {
  renderAddEnumValue,
  renderCreateEnum,
  renderDropEnum,
  renderRenameEnum,
  renderRenameEnumValue,
  renderReplaceEnum,
} from './render-enum-operations.js';
import { renderAlterIndex, renderCreateIndex, renderDropIndex, renderRenameIndex } from './render-index-operations.js';
import { renderCreateObject, renderDropObject, renderReplaceObject } from './render-object-operations.js';
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
import {
  renderAlterTable,
  renderCreateTable,
  renderDropTable,
  renderRenameTable,
  renderSetTableSchema,
} from './render-table-operations.js';
import type { IsEnum } from './render-type.js';
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

/** The call of `op` that says an operation. */
export function renderOperation(operation: Operation, isEnum: IsEnum): Doc {
  const renderers: OperationTable<Doc> = {
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
    createDomain: (create) => renderCreateDomain(create, isEnum),
    dropDomain: renderDropType,
    alterDomain: renderAlterDomain,
    createCompositeType: (create) => renderCreateCompositeType(create, isEnum),
    dropCompositeType: renderDropType,
    alterCompositeType: (alter) => renderAlterCompositeType(alter, isEnum),
    createRangeType: (create) => renderCreateRangeType(create, isEnum),
    dropRangeType: renderDropType,
    renameType: renderRenameType,
    setTypeSchema: renderSetTypeSchema,
    createSequence: renderCreateSequence,
    dropSequence: renderDropSequence,
    renameSequence: renderRenameSequence,
    alterSequence: renderAlterSequence,
    createTable: (create) => renderCreateTable(create, isEnum),
    dropTable: renderDropTable,
    renameTable: renderRenameTable,
    setTableSchema: renderSetTableSchema,
    alterTable: renderAlterTable,
    addColumn: (add) => renderAddColumn(add, isEnum),
    dropColumn: renderDropColumn,
    renameColumn: renderRenameColumn,
    alterColumn: (alter) => renderAlterColumn(alter, isEnum),
    addConstraint: renderAddConstraint,
    dropConstraint: renderDropConstraint,
    renameConstraint: renderRenameConstraint,
    validateConstraint: renderValidateConstraint,
    createIndex: renderCreateIndex,
    dropIndex: renderDropIndex,
    renameIndex: renderRenameIndex,
    alterIndex: renderAlterIndex,
    createObject: renderCreateObject,
    dropObject: renderDropObject,
    replaceObject: renderReplaceObject,
    setComment: renderSetComment,
    bulkInsert: renderBulkInsert,
    execute: renderExecute,
  };
  return dispatch(renderers, operation);
}
