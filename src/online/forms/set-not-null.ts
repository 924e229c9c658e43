import { compileOperation } from '../../ddl/compile.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import { helperName } from '../../schema/helper-name.js';
import type { QualifiedName } from '../../schema/names.js';
import { usualNotNullName } from '../../schema/not-null.js';
import { hasFeature } from '../../schema/server-features.js';
import { all, columnIsNotNull, constraintExists, constraintIsValid, not, whether } from '../conditions.js';
import type { OnlineStep } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { addHelperCheck, dropHelperCheck, validateHelperCheck } from './helper-check.js';
import { undoAlteration } from './undo-alteration.js';

/** NOT NULL, with whatever else the operation alters that needs no look at the rows. */
export function setNotNullOnline(operation: AlterColumn, { serverVersion }: OnlineFacts): readonly OnlineStep[] {
  return hasFeature(serverVersion, 'notNullConstraints') ? asConstraint(operation) : byCheck(operation);
}

/** The operation that sets NOT NULL alone. */
export function notNullOf(table: QualifiedName, column: string): AlterColumn {
  return { kind: 'alterColumn', table, column, nullable: { from: true, to: false } };
}

/** PostgreSQL 18 knows NOT NULL that is NOT VALID. */
function asConstraint(operation: AlterColumn): readonly OnlineStep[] {
  const { table, column } = operation;
  const wanted = operation.notNull?.to ?? { name: usualNotNullName(table, column) };
  const { name } = wanted;
  return [
    {
      what: `set NOT NULL on ${column} as NOT VALID`,
      statements: compileOperation({ ...operation, notNull: { to: { ...wanted, notValid: true } } }),
      transaction: true,
      done: whether(constraintExists(table, name)),
      undo: undoAlteration(operation),
      undoInTransaction: true,
      leftovers: null,
      locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
    },
    {
      what: `validate NOT NULL on ${column}`,
      statements: compileOperation({ kind: 'validateConstraint', table, name }),
      transaction: true,
      done: whether(constraintIsValid(table, name)),
      undo: [],
      undoInTransaction: true,
      leftovers: null,
      locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'scan' }],
    },
  ];
}

/** Before, a check that is valid saves PostgreSQL the look at the rows. */
function byCheck(operation: AlterColumn): readonly OnlineStep[] {
  const { table, column } = operation;
  const name = helperName('not_null', [table.schema, table.name, column]);
  const isNotNull = columnIsNotNull(table, column);
  const helper = { table, name, expression: `${quoteIdentifier(column)} IS NOT NULL`, proves: `NOT NULL of ${column}` };
  return [
    addHelperCheck(helper, isNotNull),
    validateHelperCheck(helper, isNotNull),
    {
      what: `set NOT NULL on ${column}`,
      statements: [...compileOperation(operation), ...dropHelperCheck(table, name)],
      transaction: true,
      done: whether(all(isNotNull, not(constraintExists(table, name)))),
      undo: undoAlteration(operation),
      undoInTransaction: true,
      leftovers: null,
      locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
    },
  ];
}
