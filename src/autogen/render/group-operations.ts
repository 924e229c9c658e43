import { type AlterColumn, setsExpression } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import { type QualifiedName, sameName } from '../../schema/names.js';

/** One operation, or type changes of one table, which PostgreSQL carries out in one pass over its rows. */
export type OperationGroup =
  | { readonly kind: 'single'; readonly operation: Operation }
  | { readonly kind: 'retyped'; readonly table: QualifiedName; readonly operations: readonly AlterColumn[] };

/** Type changes of a table that follow each other would each rewrite it; together they rewrite it once. */
export function groupOperations(operations: readonly Operation[]): readonly OperationGroup[] {
  const groups: OperationGroup[] = [];
  for (let at = 0; at < operations.length; ) {
    const run = retypedFrom(operations, at);
    const [first] = run;
    const operation = operations[at];
    if (first !== undefined && run.length > 0) {
      groups.push({ kind: 'retyped', table: first.table, operations: run });
    } else if (operation !== undefined) {
      groups.push({ kind: 'single', operation });
    }
    at += Math.max(1, run.length);
  }
  return groups;
}

/** None if fewer than two types change. A column that is altered twice needs two statements. */
function retypedFrom(operations: readonly Operation[], start: number): readonly AlterColumn[] {
  const run: AlterColumn[] = [];
  for (let at = start; at < operations.length; at += 1) {
    const operation = operations[at];
    const isPart =
      operation?.kind === 'alterColumn' &&
      operation.identity === undefined &&
      operation.serial === undefined &&
      !setsExpression(operation) &&
      run.every(({ table, column }) => sameName(table, operation.table) && column !== operation.column);
    if (!isPart) break;
    run.push(operation);
  }
  return run.filter(({ type }) => type !== undefined).length > 1 ? run : [];
}
