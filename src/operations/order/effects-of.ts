import { objectKey } from '../../schema/keys.js';
import { dispatch, type Operation, type OperationTable } from '../operation.js';
import { createCollationEffects, dropCollationEffects } from './collation-effects.js';
import { addColumnEffects, alterColumnEffects, dropColumnEffects, renameColumnEffects } from './column-effects.js';
import { setCommentEffects } from './comment-effects.js';
import {
  addConstraintEffects,
  alterConstraintEffects,
  dropConstraintEffects,
  renameConstraintEffects,
  validateConstraintEffects,
} from './constraint-effects.js';
import {
  alterDistributedTableEffects,
  distributeSchemaEffects,
  distributeTableEffects,
  undistributeSchemaEffects,
  undistributeTableEffects,
} from './distribution-effects.js';
import type { Effects } from './effects.js';
import {
  addEnumValueEffects,
  createEnumEffects,
  dropEnumEffects,
  renameEnumValueEffects,
  replaceEnumEffects,
} from './enum-effects.js';
import {
  alterIndexEffects,
  attachIndexEffects,
  createIndexEffects,
  dropIndexEffects,
  renameIndexEffects,
} from './index-effects.js';
import { joinEffects, leaveEffects } from './inheritance-effects.js';
import { createObjectEffects, dropObjectEffects, replaceObjectEffects } from './object-effects.js';
import { privilegeEffects, setOwnerEffects } from './privilege-effects.js';
import { bulkInsertEffects, deleteRowsEffects, executeEffects, updateRowsEffects } from './row-change-effects.js';
import { createSchemaEffects, dropSchemaEffects } from './schema-effects.js';
import {
  alterSequenceEffects,
  createSequenceEffects,
  dropSequenceEffects,
  renameSequenceEffects,
} from './sequence-effects.js';
import { alterStatisticsEffects, createStatisticsEffects, dropStatisticsEffects } from './statistics-effects.js';
import {
  alterTableEffects,
  createTableEffects,
  dropTableEffects,
  renameTableEffects,
  setTableSchemaEffects,
} from './table-effects.js';
import {
  alterCompositeTypeEffects,
  alterDomainEffects,
  createCompositeTypeEffects,
  createDomainEffects,
  createRangeTypeEffects,
  dropCompositeTypeEffects,
  dropDomainEffects,
  dropRangeTypeEffects,
  renameTypeEffects,
  setTypeSchemaEffects,
} from './type-effects.js';

const table: OperationTable<Effects> = {
  createSchema: createSchemaEffects,
  dropSchema: dropSchemaEffects,
  createCollation: createCollationEffects,
  dropCollation: dropCollationEffects,
  createEnum: createEnumEffects,
  dropEnum: dropEnumEffects,
  renameEnum: renameTypeEffects,
  addEnumValue: addEnumValueEffects,
  renameEnumValue: renameEnumValueEffects,
  replaceEnum: replaceEnumEffects,
  createDomain: createDomainEffects,
  dropDomain: dropDomainEffects,
  alterDomain: alterDomainEffects,
  createCompositeType: createCompositeTypeEffects,
  dropCompositeType: dropCompositeTypeEffects,
  alterCompositeType: alterCompositeTypeEffects,
  createRangeType: createRangeTypeEffects,
  dropRangeType: dropRangeTypeEffects,
  renameType: renameTypeEffects,
  setTypeSchema: setTypeSchemaEffects,
  createSequence: createSequenceEffects,
  dropSequence: dropSequenceEffects,
  renameSequence: renameSequenceEffects,
  alterSequence: alterSequenceEffects,
  createTable: createTableEffects,
  dropTable: dropTableEffects,
  renameTable: renameTableEffects,
  setTableSchema: setTableSchemaEffects,
  alterTable: alterTableEffects,
  attachPartition: joinEffects,
  detachPartition: leaveEffects,
  addParent: joinEffects,
  dropParent: leaveEffects,
  setRowsAside: ({ table: from }) => ({
    phase: 'leave',
    frees: [objectKey('table', from)],
    alters: [objectKey('rows', from)],
  }),
  setPrivilegesAside: ({ table: from }) => ({
    phase: 'leave',
    frees: [objectKey('table', from), objectKey('shape', from)],
  }),
  putPrivilegesBack: ({ table: to }) => ({
    phase: 'finish',
    alters: [objectKey('ownership', to)],
    needs: [objectKey('table', to), objectKey('shape', to)],
  }),
  putRowsBack: ({ table: into }) => ({
    phase: 'putRowsBack',
    needs: [objectKey('table', into), objectKey('shape', into)],
  }),
  distributeTable: distributeTableEffects,
  undistributeTable: undistributeTableEffects,
  alterDistributedTable: alterDistributedTableEffects,
  distributeSchema: distributeSchemaEffects,
  undistributeSchema: undistributeSchemaEffects,
  addColumn: addColumnEffects,
  dropColumn: dropColumnEffects,
  renameColumn: renameColumnEffects,
  alterColumn: alterColumnEffects,
  addConstraint: addConstraintEffects,
  dropConstraint: dropConstraintEffects,
  renameConstraint: renameConstraintEffects,
  alterConstraint: alterConstraintEffects,
  validateConstraint: validateConstraintEffects,
  createIndex: createIndexEffects,
  dropIndex: dropIndexEffects,
  renameIndex: renameIndexEffects,
  alterIndex: alterIndexEffects,
  attachIndex: attachIndexEffects,
  createObject: createObjectEffects,
  dropObject: dropObjectEffects,
  replaceObject: replaceObjectEffects,
  createStatistics: createStatisticsEffects,
  dropStatistics: dropStatisticsEffects,
  alterStatistics: alterStatisticsEffects,
  grant: privilegeEffects,
  revoke: privilegeEffects,
  setOwner: setOwnerEffects,
  setComment: setCommentEffects,
  bulkInsert: bulkInsertEffects,
  updateRows: updateRowsEffects,
  deleteRows: deleteRowsEffects,
  backfill: ({ table: of }) => ({ phase: 'finish', needs: [objectKey('table', of), objectKey('shape', of)] }),
  execute: executeEffects,
};

export function effectsOf(operation: Operation): Effects {
  return dispatch(table, operation);
}
