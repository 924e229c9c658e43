import { compileOperation } from '../../ddl/compile.js';
import { closeComment } from '../../ddl/expression.js';
import { quoteRelation } from '../../ddl/names/default-schema.js';
import { dollarQuoted, quoteIdentifier, quoteName } from '../../ddl/quote.js';
import type { AlterColumn, TypeChange } from '../../operations/column-operations.js';
import { helperName } from '../../schema/helper-name.js';
import { isLossless } from '../../schema/lossless.js';
import { plainColumn } from '../../schema/plain-column.js';
import { typeSql } from '../../schema/types.js';
import {
  any,
  columnExists,
  constraintExists,
  constraintIsValid,
  hasNumber,
  indexIsInvalid,
  indexIsValid,
  isFound,
  not,
  whether,
} from '../conditions.js';
import type { Form } from '../form.js';
import { typeChangeName } from '../helper-name.js';
import type { OnlineStep } from '../step.js';
import type { ChangedCheck, ChangedIndex, OnlineFacts } from '../table-facts.js';
import type { ChangeOfType } from './change-of-type.js';
import { addForeignKey } from './changed-foreign-keys.js';
import { dropConcurrently } from './concurrent-index.js';
import { formBackfill } from './form-backfill.js';
import { addHelperCheck, validateHelperCheck } from './helper-check.js';
import { swapColumns } from './swap-columns.js';

/** A new column that a trigger keeps in step takes the place of the old one, with all that depends on it. */
export function changeTypeOnline(operation: AlterColumn, type: TypeChange, { tables, trial }: OnlineFacts): Form {
  const {
    table,
    column,
    kind: _,
    type: __,
    existingType: ___,
    serverDefault: ____,
    table: _____,
    column: ______,
    ...others
  } = operation;
  const [place] = tables;
  const change = trial?.typeChange ?? null;
  if (place === undefined || change === null || Object.keys(others).length > 0) {
    return { none: 'PostgreSQL writes the table again for the new type' };
  }
  if (change.blocker !== null) return { none: `no other column can take the place of ${column}: ${change.blocker}` };
  const context: ChangeOfType = {
    operation,
    type,
    place,
    change,
    newName: typeChangeName(table, column),
    helper: (purpose, of = '') => helperName(purpose, [table.schema, table.name, column, of]),
    isSwapped: not(hasNumber(table, column, change.attnum)),
    isNotNull: place.columns.some(({ name, nullable }) => name === column && !nullable),
  };
  return {
    steps: [
      addColumn(context),
      fill(context),
      ...proveNotNull(context),
      ...change.checks.flatMap((check) => addCheck(context, check)),
      ...change.indexes.map((index) => build(context, index)),
      ...change.foreignKeys.flatMap((foreignKey) => addForeignKey(context, foreignKey)),
      swapColumns(context),
    ],
  };
}

/** SQL for the new value, from the columns of the row. */
function newValue({ operation, type }: ChangeOfType): string {
  return type.using === undefined ? quoteIdentifier(operation.column) : closeComment(type.using);
}

function addColumn(context: ChangeOfType): OnlineStep {
  const { operation, type, newName, helper, isSwapped } = context;
  const { table, column } = operation;
  const sync = helper('sync');
  const trigger = quoteName({ schema: table.schema, name: sync });
  const collation = type.collation?.to ?? null;
  const value =
    type.using === undefined
      ? `NEW.${quoteIdentifier(column)}`
      : `(SELECT ${newValue(context)} FROM (SELECT NEW.*) AS limbeck)`;
  const body = `BEGIN NEW.${newName} := ${value}; RETURN NEW; END`;
  return {
    what: `add a column for the new type of ${column}, and a trigger that fills it`,
    statements: [
      ...compileOperation({ kind: 'addColumn', table, column: { ...plainColumn(newName, type.to), collation } }),
      `CREATE FUNCTION ${trigger}() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS ${dollarQuoted(body)}`,
      `CREATE TRIGGER ${sync} BEFORE INSERT OR UPDATE ON ${quoteRelation(table)} FOR EACH ROW EXECUTE FUNCTION ${trigger}()`,
      `ALTER TABLE ${quoteRelation(table)} ENABLE ALWAYS TRIGGER ${sync}`,
    ],
    transaction: true,
    done: whether(any(columnExists(table, newName), isSwapped)),
    undo: [
      `DROP TRIGGER IF EXISTS ${sync} ON ${quoteRelation(table)}`,
      `DROP FUNCTION IF EXISTS ${trigger}()`,
      ...compileOperation({ kind: 'dropColumn', table, column: newName, ifExists: true }),
    ],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}

function fill(context: ChangeOfType): OnlineStep {
  const { operation, newName, isSwapped, place } = context;
  const { table, column } = operation;
  const where = `${newName} IS NULL AND ${quoteIdentifier(column)} IS NOT NULL`;
  return {
    what: `fill the new column of ${column}`,
    statements: [],
    transaction: true,
    done: `SELECT CASE WHEN ${isSwapped} THEN true ELSE NOT EXISTS (SELECT FROM ${quoteName(table)} WHERE ${where}) END AS done`,
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ROW EXCLUSIVE', work: 'moment' }],
    backfill: formBackfill(place, {
      table,
      set: `${newName} = ${newValue(context)}`,
      where,
      keepsValues: keepsValues(context),
    }),
  };
}

/** The database has the type that the revision names, and each of its values is one of the new type. */
function keepsValues({ operation, type, place }: ChangeOfType): boolean {
  const { from, to, using } = type;
  const found = place.columns.find(({ name }) => name === operation.column);
  if (from === undefined || using !== undefined || found?.type !== typeSql(from)) return false;
  return isLossless(from, to, { fixedTimeZone: false });
}

function proveNotNull({ operation, newName, helper, isSwapped, isNotNull }: ChangeOfType): readonly OnlineStep[] {
  const { table, column } = operation;
  const proves = `NOT NULL of the new column of ${column}`;
  const check = { table, name: helper('not_null'), expression: `${newName} IS NOT NULL`, proves };
  return isNotNull ? [addHelperCheck(check, isSwapped), validateHelperCheck(check, isSwapped)] : [];
}

function addCheck(
  { operation, helper, isSwapped }: ChangeOfType,
  { name, definition }: ChangedCheck,
): readonly OnlineStep[] {
  const { table } = operation;
  const helperCheck = helper('check', name);
  const common = { transaction: true, undoInTransaction: true, leftovers: null } as const;
  return [
    {
      ...common,
      what: `add check ${name} for the new column as NOT VALID`,
      statements: [`ALTER TABLE ${quoteRelation(table)} ADD CONSTRAINT ${helperCheck} ${definition} NOT VALID`],
      done: whether(any(constraintExists(table, helperCheck), isSwapped)),
      undo: compileOperation({ kind: 'dropConstraint', table, name: helperCheck, ifExists: true }),
      locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
    },
    {
      ...common,
      what: `validate check ${name} for the new column`,
      statements: compileOperation({ kind: 'validateConstraint', table, name: helperCheck }),
      done: whether(any(constraintIsValid(table, helperCheck), isSwapped)),
      undo: [],
      locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'scan' }],
    },
  ];
}

function build({ operation, helper, isSwapped }: ChangeOfType, { name, unique, definition }: ChangedIndex): OnlineStep {
  const { table } = operation;
  const index = helper('index', name);
  const drop = dropConcurrently(table, index);
  return {
    what: `build index ${name} for the new column`,
    statements: [`CREATE ${unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${index} ON ${quoteName(table)} ${definition}`],
    transaction: false,
    done: whether(any(indexIsValid(table, index), isSwapped)),
    undo: drop,
    undoInTransaction: false,
    leftovers: { found: isFound(indexIsInvalid(table, index)), statements: drop, transaction: false },
    locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'build' }],
  };
}
