import type { Operation } from '../../../operations/operation.js';
import type { ColumnVerdict } from './compare-columns.js';

/** A parent's new column gives its storage and statistics target to the column of a child, so the child's options are set afterwards. */
export function withOptionsLast(verdict: ColumnVerdict): ColumnVerdict {
  return verdict === 'rebuild' ? verdict : { ...verdict, operations: verdict.operations.flatMap(optionsApart) };
}

function optionsApart(operation: Operation): readonly Operation[] {
  if (operation.kind !== 'alterColumn' || operation.options === undefined) return [operation];
  const { kind, table, column, options, ...others } = operation;
  const isAlone = Object.keys(others).length === 0;
  return [...(isAlone ? [] : [{ kind, table, column, ...others }]), { kind, table, column, options }];
}
