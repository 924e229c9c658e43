import { compileOperation } from '../../ddl/compile.js';
import type { AddEnumValue } from '../../operations/enum-operations.js';
import type { Operation, OperationKind } from '../../operations/operation.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import { bringsQuotedBody } from '../order/unchecked-bodies.js';
import { mentionsType } from '../sql-text.js';

type IsEnum = (type: QualifiedName) => boolean;

/** The operations that must have no transaction around them, or with which the transaction must end. */
export function loneOperations(operations: readonly Operation[], isEnum: IsEnum): ReadonlySet<Operation> {
  return new Set(operations.filter((operation, at) => runsAlone(operation, () => operations.slice(at + 1), isEnum)));
}

function runsAlone(operation: Operation, later: () => readonly Operation[], isEnum: IsEnum): boolean {
  switch (operation.kind) {
    case 'createIndex':
    case 'dropIndex':
      return operation.concurrently === true;
    case 'validateConstraint':
      return operation.alone === true;
    case 'addEnumValue':
      return needsCommit(operation, later(), isEnum);
    default:
      return false;
  }
}

/** Whether a later operation uses the new value: PostgreSQL wants a commit in between. */
function needsCommit(operation: AddEnumValue, later: readonly Operation[], isEnum: IsEnum): boolean {
  const type = operation.renamedTo ?? operation.type;
  if (later.some((one) => convertsRows(one, type, isEnum))) return true;
  // The value is in the text as an SQL constant. It may be of another type, but then a commit does no harm.
  const label = operation.value.replaceAll("'", "''");
  const constant = JSON.stringify(`'${label}'`).slice(1, -1);
  return later.some((one) => (ROW_CHANGES.has(one.kind) ? changesRows(one, label) : textOf(one).includes(constant)));
}

/**
 * Whether values of rows may become values of the enum. Only an expression makes them, since no enum has an assignment
 * cast. A domain or a composite type may contain the enum.
 */
function convertsRows(operation: Operation, type: QualifiedName, isEnum: IsEnum): boolean {
  if (operation.kind === 'putRowsBack')
    return Object.values(operation.using ?? {}).some((using) => mentionsType(using, type.name));
  if (operation.kind !== 'alterColumn' || operation.type?.using === undefined) return false;
  const { userType } = operation.type.to;
  return userType !== null && (sameName(userType, type) || !isEnum(userType));
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
