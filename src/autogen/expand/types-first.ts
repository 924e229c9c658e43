import type { Operation } from '../../operations/operation.js';
import { sameName } from '../../schema/names.js';
import type { RenamedColumn } from './renamed-columns.js';

/**
 * The new types of other columns before the renamed columns are added, and get a trigger: a table with a trigger can't
 * change a type online. Only what is among the other changes of the table's columns is moved.
 */
export function typesFirst(operations: readonly Operation[], columns: readonly RenamedColumn[]): readonly Operation[] {
  const first = operations.findIndex(
    (one) =>
      one.kind === 'addColumn' && columns.some(({ table, to }) => sameName(table, one.table) && to === one.column.name),
  );
  const added = operations[first];
  if (added?.kind !== 'addColumn') return operations;
  const rest = operations.slice(first);
  const end = rest.findIndex(
    (one) => !((one.kind === 'addColumn' || one.kind === 'alterColumn') && sameName(one.table, added.table)),
  );
  const changes = end === -1 ? rest : rest.slice(0, end);
  const isType = (one: Operation) => one.kind === 'alterColumn' && one.type !== undefined;
  return [
    ...operations.slice(0, first),
    ...changes.filter(isType),
    ...changes.filter((one) => !isType(one)),
    ...typesFirst(
      rest.slice(changes.length),
      columns.filter(({ table }) => !sameName(table, added.table)),
    ),
  ];
}
