import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  ValidateConstraint,
} from '../../operations/constraint-operations.js';
import type { Constraint } from '../../schema/constraints.js';
import type { QualifiedName } from '../../schema/names.js';
import { assertNever } from '../../util/assert-never.js';
import type { TableLock } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { lock } from './lock.js';

export function ofAddedConstraint({ table, constraint, usingIndex }: AddConstraint): readonly TableLock[] {
  return usingIndex === undefined ? ofConstraint(table, constraint) : [lock(table, 'ACCESS EXCLUSIVE')];
}

function ofConstraint(table: QualifiedName, constraint: Constraint): readonly TableLock[] {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
    case 'exclusion':
      return [lock(table, 'ACCESS EXCLUSIVE', constraint.only === true ? 'moment' : 'build')];
    case 'check':
      return [lock(table, 'ACCESS EXCLUSIVE', isUnchecked(constraint) ? 'moment' : 'scan')];
    case 'foreignKey':
      return [
        lock(table, 'SHARE ROW EXCLUSIVE', isUnchecked(constraint) ? 'moment' : 'scan'),
        lock(constraint.referredTable, 'SHARE ROW EXCLUSIVE'),
      ];
    default:
      return assertNever(constraint);
  }
}

function isUnchecked({ notValid, notEnforced }: { readonly notValid: boolean; readonly notEnforced?: true }): boolean {
  return notValid || notEnforced === true;
}

export function ofDroppedConstraint({ table, name }: DropConstraint, facts: OnlineFacts): readonly TableLock[] {
  return [lock(table, 'ACCESS EXCLUSIVE'), ...referredBy(name, facts).map((other) => lock(other, 'ACCESS EXCLUSIVE'))];
}

/** A foreign key that is enforced again is checked. */
export function ofAlteredConstraint(
  { table, name, changes }: AlterConstraint,
  facts: OnlineFacts,
): readonly TableLock[] {
  const isChecked = changes.notEnforced === false;
  return [
    lock(table, 'ACCESS EXCLUSIVE', isChecked ? 'scan' : 'moment'),
    ...referredBy(name, facts).map((other) => lock(other, 'ACCESS EXCLUSIVE')),
  ];
}

export function ofValidation({ table, name }: ValidateConstraint, facts: OnlineFacts): readonly TableLock[] {
  return [
    lock(table, 'SHARE UPDATE EXCLUSIVE', 'scan'),
    ...referredBy(name, facts).map((other) => lock(other, 'ROW SHARE', 'scan')),
  ];
}

function referredBy(constraint: string, { tables }: OnlineFacts): readonly QualifiedName[] {
  const found = tables[0]?.constraints.find(({ name }) => name === constraint)?.referredTable ?? null;
  return found === null ? [] : [found];
}
