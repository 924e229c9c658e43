import type { TableFacts } from '../../online/table-facts.js';
import { bareName, type QualifiedName } from '../../schema/names.js';
import { constraintsOf, type Table } from '../../schema/table.js';
import { toColumn, toConstraint, toIndex } from './change-facts.js';

/** What is known of a relation without a look at it. What exists before is assumed to have rows. */
export function newFacts(name: QualifiedName, existedBefore: boolean): TableFacts {
  return {
    name: bareName(name),
    kind: 'table',
    existedBefore,
    bytes: existedBefore ? Number.MAX_SAFE_INTEGER : 0,
    rows: 0,
    isEmpty: !existedBefore,
    partition: null,
    defaultPartition: null,
    parts: [],
    columns: [],
    constraints: [],
    indexes: [],
    updateTriggers: [],
  };
}

/** The facts of a table as an operation creates it. */
export function createdFacts(table: Table, existedBefore: boolean): TableFacts {
  const keys = table.primaryKey?.columns ?? [];
  return {
    ...newFacts(table, existedBefore),
    kind: table.partitionBy === undefined ? 'table' : 'partitioned',
    columns: table.columns.map((column) =>
      toColumn(keys.includes(column.name) ? { ...column, nullable: false } : column),
    ),
    constraints: constraintsOf(table).map(toConstraint),
    indexes: table.indexes.map(toIndex),
  };
}
