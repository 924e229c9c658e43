import { compileOperation } from '../../ddl/compile.js';
import type { CheckConstraint } from '../../schema/constraints.js';
import type { QualifiedName } from '../../schema/names.js';
import { any, constraintExists, constraintIsValid, whether } from '../conditions.js';
import type { OnlineStep } from '../step.js';

/** A check that lasts only until PostgreSQL has used it as a proof. */
interface HelperCheck {
  readonly table: QualifiedName;
  readonly name: string;
  readonly expression: string;
  /** What it proves, for the plan: `NOT NULL of email`. */
  readonly proves: string;
}

/** @param isOver the condition that holds when the check has done its work and is gone */
export function addHelperCheck({ table, name, expression, proves }: HelperCheck, isOver: string): OnlineStep {
  const constraint: CheckConstraint = {
    kind: 'check',
    name,
    expression: `(${expression})`,
    noInherit: false,
    notValid: true,
    comment: null,
  };
  return {
    what: `add helper check for ${proves} as NOT VALID`,
    statements: compileOperation({ kind: 'addConstraint', table, constraint }),
    transaction: true,
    done: whether(any(constraintExists(table, name), isOver)),
    undo: dropHelperCheck(table, name),
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}

export function validateHelperCheck({ table, name, proves }: HelperCheck, isOver: string): OnlineStep {
  return {
    what: `validate helper check for ${proves}`,
    statements: compileOperation({ kind: 'validateConstraint', table, name }),
    transaction: true,
    done: whether(any(constraintIsValid(table, name), isOver)),
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'scan' }],
  };
}

export function dropHelperCheck(table: QualifiedName, name: string): readonly string[] {
  return compileOperation({ kind: 'dropConstraint', table, name, ifExists: true });
}
