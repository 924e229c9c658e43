import { dispatch, type Operation, type OperationTable } from '../operations/operation.js';
import { bareName, type QualifiedName } from '../schema/names.js';

/** The tables whose facts an operation needs; the first is the one that it changes. */
export interface Subjects {
  readonly tables: readonly QualifiedName[];
  /** All tables with a column of this domain. */
  readonly domain?: QualifiedName;
  /** PostgreSQL chooses a name, so the names that are taken are needed. */
  readonly names?: boolean;
}

type OnTable = { readonly table: QualifiedName };

const NOTHING: Subjects = { tables: [] };
const nothing = (): Subjects => NOTHING;
const ownTable = ({ table }: OnTable): Subjects => ({ tables: [table] });

const subjects: OperationTable<Subjects> = {
  createSchema: nothing,
  dropSchema: nothing,
  createCollation: nothing,
  dropCollation: nothing,
  createEnum: nothing,
  dropEnum: nothing,
  renameEnum: nothing,
  addEnumValue: nothing,
  renameEnumValue: nothing,
  replaceEnum: ({ columns }) => ({ tables: columns.map(({ table }) => table) }),
  createDomain: nothing,
  dropDomain: nothing,
  alterDomain: ({ type }) => ({ tables: [], domain: type }),
  createCompositeType: nothing,
  dropCompositeType: nothing,
  alterCompositeType: nothing,
  createRangeType: nothing,
  dropRangeType: nothing,
  renameType: nothing,
  setTypeSchema: nothing,
  createSequence: nothing,
  dropSequence: nothing,
  renameSequence: nothing,
  alterSequence: nothing,
  createTable: ({ table }) => ({
    tables: [
      ...(table.partitionOf === undefined ? [] : [table.partitionOf.parent]),
      ...(table.inherits ?? []),
      ...table.foreignKeys.map(({ referredTable }) => referredTable),
    ],
  }),
  dropTable: ownTable,
  renameTable: ownTable,
  setTableSchema: ownTable,
  alterTable: ownTable,
  attachPartition: ({ table, parent }) => ({ tables: [table, parent] }),
  detachPartition: ({ table, parent }) => ({ tables: [table, parent] }),
  addParent: ({ table, parent }) => ({ tables: [table, parent] }),
  dropParent: ({ table, parent }) => ({ tables: [table, parent] }),
  setRowsAside: ownTable,
  putRowsBack: ownTable,
  setPrivilegesAside: nothing,
  putPrivilegesBack: nothing,
  distributeTable: ownTable,
  undistributeTable: ownTable,
  alterDistributedTable: ownTable,
  distributeSchema: nothing,
  undistributeSchema: nothing,
  addColumn: ({ table, constraints = [] }) => ({
    tables: [table, ...constraints.flatMap((one) => (one.kind === 'foreignKey' ? [one.referredTable] : []))],
  }),
  dropColumn: ownTable,
  renameColumn: ownTable,
  alterColumn: ownTable,
  addConstraint: ({ table, constraint, unnamed }) => ({
    tables: [table, ...(constraint.kind === 'foreignKey' ? [constraint.referredTable] : [])],
    ...(unnamed === true && { names: true }),
  }),
  dropConstraint: ownTable,
  renameConstraint: ownTable,
  alterConstraint: ownTable,
  validateConstraint: ownTable,
  createIndex: ({ table, unnamed }) => ({ tables: [table], ...(unnamed === true && { names: true }) }),
  dropIndex: ownTable,
  renameIndex: ownTable,
  alterIndex: ownTable,
  attachIndex: ownTable,
  createObject: ({ object }) => ofObject(object),
  dropObject: ({ object }) => ofObject(object),
  replaceObject: ({ object }) => ofObject(object),
  createStatistics: ownTable,
  dropStatistics: ownTable,
  alterStatistics: ownTable,
  grant: nothing,
  revoke: nothing,
  setOwner: nothing,
  setComment: ({ target }) => ({
    tables: 'table' in target ? [target.table] : target.on === 'table' ? [target.name] : [],
  }),
  bulkInsert: ({ table }) => ({ tables: [bareName(table)] }),
  updateRows: ownTable,
  deleteRows: ownTable,
  backfill: ownTable,
  execute: nothing,
};

function ofObject({ schema, table }: { readonly schema: string | null; readonly table: string | null }): Subjects {
  return table === null ? NOTHING : { tables: [{ schema, name: table }] };
}

export function subjectsOf(operation: Operation): Subjects {
  return dispatch(subjects, operation);
}
