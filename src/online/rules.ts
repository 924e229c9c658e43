import type { Operation, OperationByKind, OperationKind } from '../operations/operation.js';
import type { QualifiedName } from '../schema/names.js';
import { isSystemName } from '../schema/system-names/system-names.js';
import type { Form, FormRule } from './form.js';
import { addColumnOnline } from './forms/add-column.js';
import { addConstraintOnline } from './forms/add-constraint.js';
import { alterColumnOnline } from './forms/alter-column.js';
import { alterDomainOnline } from './forms/alter-domain.js';
import { alterTableOnline } from './forms/alter-table.js';
import { attachPartitionOnline } from './forms/attach-partition.js';
import { backfillOnline } from './forms/backfill-columns.js';
import { createIndexOnline } from './forms/create-index.js';
import { buildsIndex, createObjectOnline } from './forms/create-object.js';
import { detachPartitionOnline } from './forms/detach-partition.js';
import { dropIndexOnline } from './forms/drop-index.js';
import { alterIndexOnline, createTableOnline } from './forms/existing-rows.js';
import { validateConstraintOnline } from './forms/validated-constraint.js';
import type { OnlineFacts } from './table-facts.js';

type FormRules = { readonly [Kind in OperationKind]: FormRule<OperationByKind[Kind]> };

const MOVED = 'Citus moves the rows of the table';

const AS_WRITTEN = 'moment';

const RULES: FormRules = {
  createSchema: 'moment',
  dropSchema: 'moment',
  createCollation: 'moment',
  dropCollation: 'moment',
  createEnum: 'moment',
  dropEnum: 'moment',
  renameEnum: 'moment',
  addEnumValue: 'moment',
  renameEnumValue: 'moment',
  replaceEnum: { none: 'PostgreSQL writes a table again when the type of a column is replaced' },
  createDomain: 'moment',
  dropDomain: 'moment',
  alterDomain: alterDomainOnline,
  createCompositeType: 'moment',
  dropCompositeType: 'moment',
  alterCompositeType: 'moment',
  createRangeType: 'moment',
  dropRangeType: 'moment',
  renameType: 'moment',
  setTypeSchema: 'moment',
  createSequence: 'moment',
  dropSequence: 'moment',
  renameSequence: 'moment',
  alterSequence: 'moment',
  createTable: createTableOnline,
  dropTable: 'moment',
  renameTable: 'moment',
  setTableSchema: 'moment',
  alterTable: alterTableOnline,
  attachPartition: attachPartitionOnline,
  detachPartition: detachPartitionOnline,
  addParent: 'moment',
  dropParent: 'moment',
  setRowsAside: { none: 'the table is created again, and its rows are copied' },
  putRowsBack: { none: 'the table is created again, and its rows are copied' },
  setPrivilegesAside: 'moment',
  putPrivilegesBack: 'moment',
  distributeTable: { none: MOVED },
  undistributeTable: { none: MOVED },
  alterDistributedTable: { none: MOVED },
  distributeSchema: { none: MOVED },
  undistributeSchema: { none: MOVED },
  addColumn: addColumnOnline,
  dropColumn: 'moment',
  renameColumn: 'moment',
  alterColumn: alterColumnOnline,
  addConstraint: addConstraintOnline,
  dropConstraint: 'moment',
  renameConstraint: 'moment',
  alterConstraint: { none: 'PostgreSQL reads the tables while it stops writers' },
  validateConstraint: validateConstraintOnline,
  createIndex: createIndexOnline,
  dropIndex: dropIndexOnline,
  renameIndex: 'moment',
  alterIndex: alterIndexOnline,
  attachIndex: 'moment',
  createObject: createObjectOnline,
  dropObject: AS_WRITTEN,
  replaceObject: AS_WRITTEN,
  createStatistics: 'moment',
  dropStatistics: 'moment',
  alterStatistics: 'moment',
  grant: 'moment',
  revoke: 'moment',
  setOwner: 'moment',
  setComment: 'moment',
  bulkInsert: AS_WRITTEN,
  updateRows: AS_WRITTEN,
  deleteRows: AS_WRITTEN,
  backfill: backfillOnline,
  execute: AS_WRITTEN,
};

/** PostgreSQL looks for a bare name among its own relations first. */
function isHidden({ schema, name }: QualifiedName): boolean {
  return schema === null && isSystemName('relation', name);
}

/** The online form of an operation, and whether it needs one. */
export function findForm<Kind extends OperationKind>(
  operation: OperationByKind[Kind] & { readonly kind: Kind },
  facts: OnlineFacts,
): Form {
  const rule: FormRule<OperationByKind[Kind]> = RULES[operation.kind];
  if (rule !== 'moment' && facts.tables.some(({ name }) => isHidden(name))) {
    return { none: 'a system relation has the name of the table' };
  }
  return typeof rule === 'function' ? rule(operation, facts) : rule;
}

/** Whether the plain form may work on the rows of a table; false if it is a moment whatever the table is. */
export function mayWorkOnRows(operation: Operation): boolean {
  // Most tables that are created are no partitions: nothing has to be asked for them.
  if (operation.kind === 'createTable') return operation.table.partitionOf !== undefined;
  if (operation.kind === 'createObject') return buildsIndex(operation);
  return RULES[operation.kind] !== 'moment';
}
