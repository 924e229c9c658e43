import type { AddConstraint, ValidateConstraint } from '../../../operations/constraint-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { CheckConstraint, Constraint } from '../../../schema/constraints.js';
import { ancestorFinder, tablesByName } from '../../../schema/inherit-columns.js';
import { type Key, partKey } from '../../../schema/keys.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isOwn, parentsOf, type Table, withOwnParts } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
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

/**
 * A table must have the checks of its parent before it can become a child, in the same words. It has those of the parents that it
 * keeps, or gets them with the parents.
 *
 * @param staying the parents that it has before and after
 */
export function withChecksOfParents(declared: Table, tables: readonly Table[], staying: readonly TablePair[]): Table {
  const comes = new Set(staying.flatMap((pair) => inheritable(pair.declared).map(({ name }) => name)));
  const parents = tablesByName(tables, parentsOf(declared));
  const above = new Map(parents.flatMap(inheritable).map((check) => [check.name, check]));
  const checks = declared.checks.filter((check) => isOwn(check) || !comes.has(check.name));
  const missing = [...above.values()].filter(
    ({ name }) => !comes.has(name) && !checks.some((check) => check.name === name),
  );
  return {
    ...withOwnParts(declared),
    checks: [...checks, ...missing].map(({ inherited: _, ...check }) => {
      const { expression } = above.get(check.name) ?? check;
      return { ...check, expression };
    }),
  };
}

function inheritable({ checks }: Table): readonly CheckConstraint[] {
  return checks.filter(({ noInherit }) => !noInherit);
}

interface ParentsOfChecks {
  readonly parents: readonly TablePair[];
  readonly rebuiltParts: ReadonlySet<Key>;
}

/**
 * A table that had its own check before it was attached to a parent with the same check keeps that check as long as the
 * parent does: PostgreSQL drops no check of a child that its parent has. If the parent's check is recreated, it is dropped.
 */
export function withoutMergedChecks(child: Table, declared: Table, { parents, rebuiltParts }: ParentsOfChecks): Table {
  const wanted = new Set(declared.checks.filter(isOwn).map(({ name }) => name));
  const find = ({ checks }: Table, name: string) => checks.find((check) => check.name === name && !check.noInherit);
  const isMerged = (name: string) =>
    parents.some((pair) => {
      const [is, was] = [find(pair.declared, name), find(pair.reflected, name)];
      const isRecreated = rebuiltParts.has(partKey('constraint', pair.declared, name));
      return is !== undefined && is.expression === was?.expression && !isRecreated;
    });
  return { ...child, checks: child.checks.filter(({ name }) => wanted.has(name) || !isMerged(name)) };
}

/**
 * Checks that can't be renamed, and are recreated: PostgreSQL renames those of the children with them, so no child may have its
 * own check of the old or the new name. It renames no check of a child that a parent has as well, or that a child has from
 * another parent too.
 */
export function checksInLine(pairs: readonly TablePair[]): readonly Key[] {
  const ancestorsOf = ancestorFinder(pairs.map(({ reflected }) => reflected));
  const inParents = pairs.flatMap(({ reflected }) =>
    reflected.checks
      .filter(isOwn)
      .flatMap(({ name }) => ancestorsOf(reflected).map((ancestor) => ({ table: reflected, ancestor, name }))),
  );
  const elsewhere = sharedBelow(
    pairs.map(({ reflected }) => reflected),
    ancestorsOf,
  );
  if (inParents.length + elsewhere.size === 0) return [];
  const ownedBelow = new Set(inParents.map(({ ancestor, name }) => `${nameKey(ancestor)} ${name}`));
  const ownedAbove = new Set(
    inParents
      .filter(({ ancestor, name }) => ancestor.checks.some((check) => check.name === name))
      .map(({ table, name }) => `${nameKey(table)} ${name}`),
  );
  return pairs.flatMap(({ declared, reflected }) => {
    const { onlyLeft, onlyRight } = matchByName(declared.checks, reflected.checks);
    const isOwned = ({ name }: CheckConstraint) => ownedBelow.has(`${nameKey(reflected)} ${name}`);
    const isInLine = (check: CheckConstraint) =>
      ownedAbove.has(`${nameKey(reflected)} ${check.name}`) ||
      elsewhere.has(`${nameKey(reflected)} ${check.name}`) ||
      (!check.noInherit && (isOwned(check) || onlyLeft.some(isOwned)));
    return onlyRight
      .filter((check) => isOwn(check) && isInLine(check))
      .map(({ name }) => partKey('constraint', bareName(declared), name));
  });
}

/** The checks of tables that a child has from another parent too, which is not below the table. */
function sharedBelow(tables: readonly Table[], ancestorsOf: ReturnType<typeof ancestorFinder>): ReadonlySet<string> {
  const heirs = tables.filter((table) => parentsOf(table).length > 1 && table.checks.length > 0);
  const shared = heirs.flatMap((table) => {
    const [parents, ancestors] = [tablesByName(tables, parentsOf(table)), ancestorsOf(table)];
    return table.checks.flatMap(({ name }) => {
      const having = (others: readonly Table[]) =>
        others.filter((other) => inheritable(other).some((check) => check.name === name));
      const sources = having(parents);
      const reachesAll = (ancestor: Table) =>
        sources.every((source) => source === ancestor || ancestorsOf(source).includes(ancestor));
      return having(ancestors)
        .filter((ancestor) => !reachesAll(ancestor))
        .map((ancestor) => `${nameKey(ancestor)} ${name}`);
    });
  });
  return new Set(shared);
}

/**
 * PostgreSQL attaches a table only if it prints the same for the checks of both tables, and it may print a check otherwise once
 * it has read what it printed. So all tables that have children or parents, before or after, get their checks exactly.
 */
export function withExactChecks(operations: readonly Operation[], tables: readonly Table[]): readonly Operation[] {
  const inLine = new Set(
    tables.flatMap((table) => {
      const parents = parentsOf(table);
      return parents.length === 0 ? [] : [table, ...parents].map(nameKey);
    }),
  );
  const isInLine = (operation: Operation) =>
    (operation.kind === 'createTable' || operation.kind === 'addConstraint') && inLine.has(nameKey(operation.table));
  return operations.map((operation) => (isInLine(operation) ? withExactCheck(operation) : operation));
}

/** Creates checks in words that PostgreSQL reads as what it printed. */
export function withExactCheck(operation: Operation): Operation {
  switch (operation.kind) {
    case 'createTable':
      return { ...operation, table: { ...operation.table, checks: operation.table.checks.map(exactly) } };
    case 'addConstraint':
      return { ...operation, constraint: exactly(operation.constraint) };
    default:
      return operation;
  }
}

function exactly<Part extends Constraint>(part: Part): Part {
  return part.kind === 'check' ? { ...part, expression: exactArrays(part.expression) } : part;
}
