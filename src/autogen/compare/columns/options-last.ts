import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { compareColumnOptions } from './compare-column-options.js';
import type { ColumnVerdict } from './compare-columns.js';

/** A parent's new column gives its storage and statistics target to the column of a child, so the child's options are set afterwards. */
export function withOptionsLast(verdict: ColumnVerdict): ColumnVerdict {
  return verdict === 'rebuild' ? verdict : { ...verdict, operations: verdict.operations.flatMap(optionsApart) };
}

interface NewColumnsOfParents {
  readonly parents: readonly { readonly arriving: ReadonlySet<string>; readonly declared: Pick<Table, 'columns'> }[];
  readonly serverVersion: number;
}

/** Sets the options of a child's new columns again, which a parent's new column of the same name replaces. */
export function optionsAfterMerge(
  table: QualifiedName,
  columns: readonly Column[],
  { parents, serverVersion }: NewColumnsOfParents,
): readonly Operation[] {
  return columns.flatMap((column): readonly Operation[] => {
    const { name } = column;
    const parent = parents
      .find(({ arriving }) => arriving.has(name))
      ?.declared.columns.find((one) => one.name === name);
    const { storage, statistics } = parent?.options ?? {};
    const replaced = { ...(storage !== undefined && { storage }), ...(statistics !== undefined && { statistics }) };
    const merged = { ...column, options: { ...column.options, ...replaced } };
    const changes = compareColumnOptions(column, merged, { type: null, serverVersion });
    return changes.options === undefined ? [] : [{ kind: 'alterColumn', table, column: name, ...changes }];
  });
}

function optionsApart(operation: Operation): readonly Operation[] {
  if (operation.kind !== 'alterColumn' || operation.options === undefined) return [operation];
  const { kind, table, column, options, ...others } = operation;
  const isAlone = Object.keys(others).length === 0;
  return [...(isAlone ? [] : [{ kind, table, column, ...others }]), { kind, table, column, options }];
}
