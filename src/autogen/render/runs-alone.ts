import { compileOperation } from '../../ddl/compile.js';
import type { Operation, OperationKind } from '../../operations/operation.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import { bringsQuotedBody } from '../order/unchecked-bodies.js';

/** Whether an operation must have no transaction around it, or the transaction must end with it. */
export function runsAlone(operation: Operation, later: readonly Operation[]): boolean {
  switch (operation.kind) {
    case 'createIndex':
    case 'dropIndex':
      return operation.concurrently === true;
    case 'validateConstraint':
      return operation.alone === true;
    default:
      return needsCommit(operation, later);
  }
}

/** Whether an operation adds a value to an enum that a later one uses: PostgreSQL wants a commit in between. */
function needsCommit(operation: Operation, later: readonly Operation[]): boolean {
  if (operation.kind !== 'addEnumValue') return false;
  // The value is in the text as an SQL constant. It may be of another type, but then a commit does no harm.
  const label = operation.value.replaceAll("'", "''");
  const constant = JSON.stringify(`'${label}'`).slice(1, -1);
  return later.some((one) => (ROW_CHANGES.has(one.kind) ? changesRows(one, label) : textOf(one).includes(constant)));
}

const ROW_CHANGES: ReadonlySet<OperationKind> = new Set(['bulkInsert', 'updateRows', 'deleteRows']);

/** Whether rows may have the value, also in an array. */
function changesRows(operation: Operation, label: string): boolean {
  return compileOperation(operation).some((sql) => sql.includes(label));
}

/** The SQL of the operation. PostgreSQL reads the body of a function at its first call. */
function textOf(operation: Operation): string {
  const isUnchecked = bringsQuotedBody(operation);
  return JSON.stringify(operation, (name, value: unknown) => {
    if (name === 'was' || name === 'reverse') return undefined;
    return isUnchecked && name === 'definition' && typeof value === 'string' ? withoutBody(value) : value;
  });
}

function withoutBody(definition: string): string {
  return [...sqlTokens(definition)]
    .map(({ kind, text }) => (kind === 'quoted' && text.startsWith('$') ? '' : text))
    .join('');
}
