import type { AddConstraint, ValidateConstraint } from '../../../operations/constraint-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
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
