import type { CheckConstraint } from '../schema/constraints.js';
import { ancestorFinder } from '../schema/inherit-columns.js';
import { nameKey } from '../schema/names.js';
import { isOwn, type Table } from '../schema/table.js';
import type { AddConstraint } from './constraint-operations.js';

/**
 * Checks of new tables that are added after the children are created, because they are `NOT VALID` in some of the
 * children.
 */
export function lateChecks(created: readonly Table[], declared: readonly Table[]): readonly AddConstraint[] {
  const ancestorsOf = ancestorFinder(declared);
  const unproven = new Set(
    declared.flatMap((table) =>
      table.checks
        .filter((check) => !isOwn(check) && check.notValid)
        .flatMap(({ name }) => ancestorsOf(table).map((ancestor) => `${nameKey(ancestor)} ${name}`)),
    ),
  );
  return created.flatMap((table) =>
    table.checks
      .filter((check) => isOwn(check) && check.notValid && unproven.has(`${nameKey(table)} ${check.name}`))
      .map((constraint) => ({ kind: 'addConstraint', table: { schema: table.schema, name: table.name }, constraint })),
  );
}

export function withoutChecks(table: Table, late: readonly AddConstraint[]): Table {
  const isLate = (check: CheckConstraint) => late.some(({ constraint }) => constraint === check);
  return table.checks.some(isLate) ? { ...table, checks: table.checks.filter((check) => !isLate(check)) } : table;
}
