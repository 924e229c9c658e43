import type { AddConstraint, ValidateConstraint } from '../../../operations/constraint-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { CheckConstraint } from '../../../schema/constraints.js';
import { ancestorFinder, tablesByName } from '../../../schema/inherit-columns.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isOwn, parentsOf, type Table, withOwnParts } from '../../../schema/table.js';
import { exactArrays } from '../../exact-arrays.js';
import type { TablePair } from '../tables/table-pair.js';

interface CheckSources {
  readonly declared: readonly Table[];
  readonly pairs: readonly TablePair[];
  /** Changes of constraints. */
  readonly keys: readonly Operation[];
}

/**
 * If a parent gets a check as NOT VALID, the check is NOT VALID in its existing children too. In a
 * child that is attached later, the check is valid from the beginning.
 */
export function validateInheritedChecks({ declared, pairs, keys }: CheckSources): readonly ValidateConstraint[] {
  const unproven = new Set(
    keys.flatMap((operation) =>
      operation.kind === 'addConstraint' && isNotValid(operation.constraint)
        ? [`${nameKey(operation.table)} ${operation.constraint.name}`]
        : [],
    ),
  );
  const found = new Map(pairs.map((pair) => [nameKey(pair.declared), pair.reflected]));
  const ancestorsOf = ancestorFinder(declared);
  return declared.flatMap((table) => {
    const before = found.get(nameKey(table))?.checks ?? [];
    const isUnproven = (name: string) =>
      ancestorsOf(table).some((ancestor) => unproven.has(`${nameKey(ancestor)} ${name}`)) ||
      before.some((check) => check.name === name && !isOwn(check) && check.notValid);
    return table.checks
      .filter((check) => !isOwn(check) && !check.notValid && isUnproven(check.name))
      .filter(({ name }) => !isValidatedAbove(ancestorsOf(table), name, keys))
      .map((check) => ({
        kind: 'validateConstraint',
        table: bareName(table),
        name: check.name,
        was: { ...check, notValid: true },
      }));
  });
}

/** Whether VALIDATE CONSTRAINT of an ancestor validates the check, since it includes children. */
function isValidatedAbove(ancestors: readonly Table[], name: string, keys: readonly Operation[]): boolean {
  return keys.some(
    (operation) =>
      operation.kind === 'validateConstraint' &&
      operation.name === name &&
      ancestors.some((ancestor) => nameKey(ancestor) === nameKey(operation.table)),
  );
}

function isNotValid(constraint: AddConstraint['constraint']): boolean {
  return constraint.kind === 'check' && constraint.notValid;
}

interface FormerTables {
  /** The table itself, if it existed. */
  readonly own?: Table;
  readonly parents: readonly Table[];
}

/** A table must have the checks of its parent before it can become a child. */
export function withChecksOfParents(declared: Table, tables: readonly Table[], former: FormerTables): Table {
  const parents = tablesByName(tables, parentsOf(declared));
  const above = new Map(
    parents.flatMap(({ checks }) => checks.filter(({ noInherit }) => !noInherit).map((check) => [check.name, check])),
  );
  const missing = [...above.values()].filter(({ name }) => !declared.checks.some((check) => check.name === name));
  return {
    ...withOwnParts(declared),
    checks: [...declared.checks, ...missing].map(({ inherited: _, ...check }) => {
      const parent = above.get(check.name);
      return parent === undefined ? check : likeParent(check, parent, former);
    }),
  };
}

/**
 * PostgreSQL compares how it prints the checks of both tables. A check that the parent has already may be printed otherwise once
 * that text is read.
 */
function likeParent(check: CheckConstraint, parent: CheckConstraint, { own, parents }: FormerTables): CheckConstraint {
  const has = (table: Table | undefined) =>
    table?.checks.some(({ name, expression }) => name === parent.name && expression === parent.expression) === true;
  const { expression } = parent;
  return has(own) || !parents.some(has) ? check : { ...check, expression: exactArrays(expression) };
}
