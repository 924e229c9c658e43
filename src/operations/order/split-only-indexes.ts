import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { constraintsOf, type Table } from '../../schema/table.js';
import type { Operation } from '../operation.js';
import type { CreateTable } from '../table-operations.js';

/**
 * Takes indexes ON ONLY a table out of the table: they are created after the partitions, which would otherwise get a
 * part of each. An index is created first, and a separate operation attaches it.
 */
export function splitOnlyIndexes(operations: readonly Operation[]): readonly Operation[] {
  return operations.flatMap((operation): readonly Operation[] => {
    switch (operation.kind) {
      case 'createTable':
        return split(operation);
      case 'createIndex':
        return [isAttached(operation.index) ? { ...operation, index: unattached(operation.index) } : operation];
      case 'addConstraint':
        return isAttached(operation.constraint)
          ? [{ ...operation, constraint: unattached(operation.constraint) }]
          : [operation];
      default:
        return [operation];
    }
  });
}

function split(operation: CreateTable): readonly Operation[] {
  const { table } = operation;
  const parts = [...constraintsOf(table), ...table.indexes];
  if (!parts.some((part) => isOnly(part) || isAttached(part))) {
    return [operation];
  }
  const name = { schema: table.schema, name: table.name };
  const stays = (part: Constraint | Index) => !isOnly(part);
  return [
    { ...operation, table: mapParts(table, (each) => each.filter(stays).map(unattached)) },
    ...constraintsOf(table)
      .filter(isOnly)
      .map((constraint): Operation => ({ kind: 'addConstraint', table: name, constraint: unattached(constraint) })),
    ...table.indexes
      .filter(isOnly)
      .map((index): Operation => ({ kind: 'createIndex', table: name, index: unattached(index) })),
  ];
}

/** The table with other constraints that have an index, and other indexes. */
function mapParts(
  table: Table,
  map: <Part extends Constraint | Index>(parts: readonly Part[]) => readonly Part[],
): Table {
  return {
    ...table,
    primaryKey: map(table.primaryKey === null ? [] : [table.primaryKey])[0] ?? null,
    uniques: map(table.uniques),
    exclusions: map(table.exclusions),
    indexes: map(table.indexes),
  };
}

function isOnly(part: Constraint | Index): boolean {
  return 'only' in part && part.only === true;
}

function isAttached(part: Constraint | Index): boolean {
  return 'attachedTo' in part && part.attachedTo !== undefined;
}

function unattached<Part extends Constraint | Index>(part: Part): Part {
  return isAttached(part) ? { ...part, attachedTo: undefined } : part;
}
