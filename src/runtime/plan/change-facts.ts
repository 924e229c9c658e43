import type { ColumnFacts, ConstraintFacts, IndexFacts, TableFacts } from '../../online/table-facts.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { typeSql } from '../../schema/types.js';

/** The facts of a table after an operation on it, as far as later operations are decided by them. */
export function changeFacts(facts: TableFacts, operation: Operation): TableFacts {
  const { columns, constraints, indexes } = facts;
  switch (operation.kind) {
    case 'addColumn':
      return { ...facts, columns: [...columns, toColumn(operation.column)] };
    case 'dropColumn':
      return { ...facts, columns: columns.filter(({ name }) => name !== operation.column) };
    case 'renameColumn':
      return { ...facts, columns: renamed(columns, operation.column, operation.newName) };
    case 'alterColumn':
      return { ...facts, columns: columns.map((column) => alterColumn(column, operation)) };
    case 'addConstraint':
      return { ...facts, constraints: [...constraints, toConstraint(operation.constraint)] };
    case 'dropConstraint':
      return { ...facts, constraints: constraints.filter(({ name }) => name !== operation.name) };
    case 'renameConstraint':
      return { ...facts, constraints: renamed(constraints, operation.name, operation.newName) };
    case 'validateConstraint':
      return {
        ...facts,
        constraints: constraints.map((one) => (one.name === operation.name ? { ...one, valid: true } : one)),
      };
    case 'createIndex':
      return { ...facts, indexes: [...indexes, toIndex(operation.index)] };
    case 'dropIndex':
      return { ...facts, indexes: indexes.filter(({ name }) => name !== operation.name) };
    case 'renameIndex':
      return { ...facts, indexes: renamed(indexes, operation.name, operation.newName) };
    default:
      // No decision about a later operation depends on what the others change.
      return facts;
  }
}

function renamed<Part extends { readonly name: string }>(
  parts: readonly Part[],
  from: string,
  to: string,
): readonly Part[] {
  return parts.map((part) => (part.name === from ? { ...part, name: to } : part));
}

export function toColumn({ name, type, nullable, serverDefault }: Column): ColumnFacts {
  return { name, type: typeSql(type), nullable, neverNull: false, serverDefault };
}

function alterColumn(column: ColumnFacts, { column: name, type, nullable, serverDefault }: AlterColumn): ColumnFacts {
  if (column.name !== name) return column;
  return {
    ...column,
    ...(type && { type: typeSql(type.to) }),
    ...(nullable && { nullable: nullable.to }),
    ...(serverDefault && { serverDefault: serverDefault.to }),
  };
}

export function toConstraint(constraint: Constraint): ConstraintFacts {
  return {
    name: constraint.name,
    kind: constraint.kind,
    definition: '',
    columns: 'columns' in constraint ? constraint.columns : [],
    valid: !('notValid' in constraint && constraint.notValid),
    referredTable: constraint.kind === 'foreignKey' ? constraint.referredTable : null,
    comment: constraint.comment,
  };
}

export function toIndex({ name, unique, where, keys, comment }: Index): IndexFacts {
  const columns = keys.flatMap(({ column }) => column ?? []);
  return {
    oid: '0',
    name,
    definition: '',
    columns: columns.length === keys.length ? columns : null,
    keyCount: keys.length,
    unique,
    valid: true,
    partial: where !== null,
    constraint: null,
    attachedTo: null,
    comment,
  };
}
