import { compileOperation } from '../../ddl/compile.js';
import { quoteRelation } from '../../ddl/names/default-schema.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { ValidateConstraint } from '../../operations/constraint-operations.js';
import type { CheckConstraint, ForeignKey } from '../../schema/constraints.js';
import type { QualifiedName } from '../../schema/names.js';
import { hasFeature } from '../../schema/server-features.js';
import { constraintExists, constraintIsValid, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { OnlineStep, TableLock } from '../step.js';
import type { ConstraintFacts, OnlineFacts, TableFacts } from '../table-facts.js';
import { lockAlone } from './lock-alone.js';

export interface ValidatedConstraint {
  readonly table: QualifiedName;
  readonly constraint: CheckConstraint | ForeignKey;
}

interface Place {
  readonly place: TableFacts;
  readonly facts: OnlineFacts;
}

/** NOT VALID, which rows that come from now on must satisfy, and then VALIDATE, which stops nobody. */
export function addValidatedOnline(added: ValidatedConstraint, { place, facts }: Place): Form {
  const { table, constraint } = added;
  if (constraint.notValid || constraint.notEnforced === true) return 'moment';
  const isForeign = constraint.kind === 'foreignKey';
  if (isForeign && place.kind === 'partitioned' && !hasFeature(facts.serverVersion, 'notEnforced')) {
    return { none: 'the table is partitioned' };
  }
  const referredTable = isForeign ? constraint.referredTable : null;
  return { steps: [addNotValid(added), validate(table, { name: constraint.name, referredTable })] };
}

function addNotValid({ table, constraint }: ValidatedConstraint): OnlineStep {
  const { name } = constraint;
  return {
    what: `add ${wordOf(constraint)} ${name} as NOT VALID`,
    statements: [
      ...(constraint.kind === 'foreignKey' ? [lockAlone(table)] : []),
      ...compileOperation({ kind: 'addConstraint', table, constraint: { ...constraint, notValid: true } }),
    ],
    transaction: true,
    done: whether(constraintExists(table, name)),
    undo: compileOperation({ kind: 'dropConstraint', table, name, ifExists: true }),
    undoInTransaction: true,
    leftovers: null,
    locks: locksOfAdding({ table, constraint }, 'moment'),
  };
}

interface Validated {
  readonly name: string;
  readonly referredTable: QualifiedName | null;
}

function validate(table: QualifiedName, { name, referredTable }: Validated): OnlineStep {
  return {
    what: `validate constraint ${name}`,
    statements: compileOperation({ kind: 'validateConstraint', table, name }),
    transaction: true,
    done: whether(constraintIsValid(table, name)),
    // PostgreSQL can't make it NOT VALID again. The step before drops it.
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [
      { table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'scan' },
      ...(referredTable === null ? [] : [{ table: referredTable, mode: 'ROW SHARE', work: 'scan' } as const]),
    ],
  };
}

/** @param work on the rows of the table */
function locksOfAdding({ table, constraint }: ValidatedConstraint, work: TableLock['work']): readonly TableLock[] {
  return constraint.kind === 'check'
    ? [{ table, mode: 'ACCESS EXCLUSIVE', work }]
    : [
        { table, mode: 'SHARE ROW EXCLUSIVE', work },
        { table: constraint.referredTable, mode: 'SHARE ROW EXCLUSIVE', work: 'moment' },
      ];
}

/** In a separate transaction: after NOT VALID in the same one, its lock would last until the rows are read. */
export function validateConstraintOnline({ table, name }: ValidateConstraint, { tables }: OnlineFacts): Form {
  const constraint = tables[0]?.constraints.find((one) => one.name === name);
  if (constraint === undefined || constraint.valid) return 'moment';
  const validation = validate(table, { name, referredTable: constraint.referredTable });
  return { steps: [{ ...validation, undo: addAgain(table, constraint) }] };
}

/** The definition says NOT VALID. */
function addAgain(table: QualifiedName, { name, definition, comment }: ConstraintFacts): readonly string[] {
  const target = { on: 'constraint', table, name } as const;
  return [
    ...compileOperation({ kind: 'dropConstraint', table, name, ifExists: true }),
    `ALTER TABLE ${quoteRelation(table)} ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`,
    ...(comment === null ? [] : compileOperation({ kind: 'setComment', target, comment: { to: comment } })),
  ];
}

function wordOf({ kind }: ValidatedConstraint['constraint']): string {
  return kind === 'check' ? 'check' : 'foreign key';
}
