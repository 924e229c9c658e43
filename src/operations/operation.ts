import type { BackfillColumns } from './backfill-operation.js';
import type { BulkInsert } from './bulk-insert-operation.js';
import type { CreateCollation, DropCollation } from './collation-operations.js';
import type { AddColumn, AlterColumn, DropColumn, RenameColumn } from './column-operations.js';
import type { SetComment } from './comment-operations.js';
import type { AlterCompositeType, CreateCompositeType, DropCompositeType } from './composite-operations.js';
import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from './constraint-operations.js';
import type {
  AlterDistributedTable,
  DistributeSchema,
  DistributeTable,
  UndistributeSchema,
  UndistributeTable,
} from './distribution-operations.js';
import type { AlterDomain, CreateDomain, DropDomain } from './domain-operations.js';
import type {
  AddEnumValue,
  CreateEnum,
  DropEnum,
  RenameEnum,
  RenameEnumValue,
  ReplaceEnum,
} from './enum-operations.js';
import type { Execute } from './execute-operation.js';
import type { AlterIndex, AttachIndex, CreateIndex, DropIndex, RenameIndex } from './index-operations.js';
import type { AddParent, AttachPartition, DetachPartition, DropParent } from './inheritance-operations.js';
import type { CreateObject, DropObject, ReplaceObject } from './object-operations.js';
import type { Grant, Revoke, SetOwner } from './privilege-operations.js';
import type { CreateRangeType, DropRangeType } from './range-operations.js';
import type { DeleteRows, UpdateRows } from './row-change-operations.js';
import type { PutPrivilegesBack, PutRowsBack, SetPrivilegesAside, SetRowsAside } from './row-operations.js';
import type { CreateSchema, DropSchema } from './schema-operations.js';
import type { AlterSequence, CreateSequence, DropSequence, RenameSequence } from './sequence-operations.js';
import type { AlterStatistics, CreateStatistics, DropStatistics } from './statistics-operations.js';
import type { AlterTable, CreateTable, DropTable, RenameTable, SetTableSchema } from './table-operations.js';
import type { RenameType, SetTypeSchema } from './type-operations.js';

/** Every operation the tool knows. A new one is added here first; the compiler then lists the rooms that lack it. */
export interface OperationByKind {
  createSchema: CreateSchema;
  dropSchema: DropSchema;
  createCollation: CreateCollation;
  dropCollation: DropCollation;
  createEnum: CreateEnum;
  dropEnum: DropEnum;
  renameEnum: RenameEnum;
  addEnumValue: AddEnumValue;
  renameEnumValue: RenameEnumValue;
  replaceEnum: ReplaceEnum;
  createDomain: CreateDomain;
  dropDomain: DropDomain;
  alterDomain: AlterDomain;
  createCompositeType: CreateCompositeType;
  dropCompositeType: DropCompositeType;
  alterCompositeType: AlterCompositeType;
  createRangeType: CreateRangeType;
  dropRangeType: DropRangeType;
  renameType: RenameType;
  setTypeSchema: SetTypeSchema;
  createSequence: CreateSequence;
  dropSequence: DropSequence;
  renameSequence: RenameSequence;
  alterSequence: AlterSequence;
  createTable: CreateTable;
  dropTable: DropTable;
  renameTable: RenameTable;
  setTableSchema: SetTableSchema;
  alterTable: AlterTable;
  attachPartition: AttachPartition;
  detachPartition: DetachPartition;
  addParent: AddParent;
  dropParent: DropParent;
  setRowsAside: SetRowsAside;
  putRowsBack: PutRowsBack;
  setPrivilegesAside: SetPrivilegesAside;
  putPrivilegesBack: PutPrivilegesBack;
  distributeTable: DistributeTable;
  undistributeTable: UndistributeTable;
  alterDistributedTable: AlterDistributedTable;
  distributeSchema: DistributeSchema;
  undistributeSchema: UndistributeSchema;
  addColumn: AddColumn;
  dropColumn: DropColumn;
  renameColumn: RenameColumn;
  alterColumn: AlterColumn;
  addConstraint: AddConstraint;
  dropConstraint: DropConstraint;
  renameConstraint: RenameConstraint;
  alterConstraint: AlterConstraint;
  validateConstraint: ValidateConstraint;
  createIndex: CreateIndex;
  dropIndex: DropIndex;
  renameIndex: RenameIndex;
  alterIndex: AlterIndex;
  attachIndex: AttachIndex;
  createObject: CreateObject;
  dropObject: DropObject;
  replaceObject: ReplaceObject;
  createStatistics: CreateStatistics;
  dropStatistics: DropStatistics;
  alterStatistics: AlterStatistics;
  grant: Grant;
  revoke: Revoke;
  setOwner: SetOwner;
  setComment: SetComment;
  bulkInsert: BulkInsert;
  updateRows: UpdateRows;
  deleteRows: DeleteRows;
  backfill: BackfillColumns;
  execute: Execute;
}

export type OperationKind = keyof OperationByKind;
export type Operation = OperationByKind[OperationKind];

/** One handler for each kind of operation. */
export type OperationTable<Result> = {
  readonly [Kind in OperationKind]: (operation: OperationByKind[Kind]) => Result;
};

export function dispatch<Kind extends OperationKind, Result>(
  table: OperationTable<Result>,
  operation: OperationByKind[Kind] & { readonly kind: Kind },
): Result {
  return table[operation.kind](operation);
}
