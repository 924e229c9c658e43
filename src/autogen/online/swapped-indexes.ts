import type { CreateIndex, DropIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Constraint } from '../../schema/constraints.js';
import { helperName } from '../../schema/helper-name.js';
import { type QualifiedName, sameName } from '../../schema/names.js';

/** By the drop of an index, the operation that creates it again in another way, and that can come before the drop. */
export function indexChanges(operations: readonly Operation[]): ReadonlyMap<DropIndex, CreateIndex> {
  const changes = new Map<DropIndex, CreateIndex>();
  for (const [place, drop] of operations.entries()) {
    const create = drop.kind === 'dropIndex' ? creationOf(drop, operations.slice(place + 1)) : null;
    if (drop.kind === 'dropIndex' && create !== null) changes.set(drop, create);
  }
  return changes;
}

/** Null if the index is not created again, or if an operation before that may need it to be gone. */
function creationOf(drop: DropIndex, later: readonly Operation[]): CreateIndex | null {
  for (const operation of later) {
    if (
      operation.kind === 'createIndex' &&
      operation.index.name === drop.name &&
      sameName(operation.table, drop.table)
    ) {
      return operation;
    }
    if (!isIndifferent(operation, drop)) return null;
  }
  return null;
}

function isIndifferent(operation: Operation, { table, name }: DropIndex): boolean {
  switch (operation.kind) {
    case 'addColumn':
    case 'validateConstraint':
    case 'dropIndex':
    case 'dropConstraint':
    case 'createTable':
      return true;
    case 'createIndex':
      return operation.index.name !== name;
    case 'addConstraint':
      return operation.constraint.name !== name && !refersTo(operation.constraint, table);
    case 'alterColumn':
      return operation.type === undefined || !sameName(operation.table, table);
    default:
      return false;
  }
}

/** A foreign key may depend on a unique index. */
function refersTo(constraint: Constraint, table: QualifiedName): boolean {
  return constraint.kind === 'foreignKey' && sameName(constraint.referredTable, table);
}

/** The new index is built before the old one is dropped, so queries always have one. */
export function swapped(drop: DropIndex, create: CreateIndex): readonly Operation[] {
  const { table, index } = create;
  const name = helperName('new_index', [table.schema, table.name, index.name]);
  return [
    { ...create, index: { ...index, name }, concurrently: true },
    { ...drop, concurrently: true },
    { kind: 'renameIndex', table, name, newName: index.name },
  ];
}
