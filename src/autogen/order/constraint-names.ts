import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import type { DropConstraint } from '../../operations/constraint-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { ConstraintNames } from '../../operations/order/add-dependences.js';
import type { Column } from '../../schema/column.js';
import { type Key, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { usualNotNullName } from '../../schema/not-null.js';
import { isOwn, parentsOf, type Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import { sameValueBut } from '../../util/same-value.js';
import { NAME_AND_ORIGIN } from '../compare/inheritance/inherited-foreign-keys.js';
import { stayingFinder, type TableSides } from './table-sides.js';

/**
 * Finds the names that an operation frees and takes without saying so: a check or a NOT NULL of a table is created,
 * renamed and dropped in all tables that inherit it, and a column that becomes NOT NULL or nullable, or is added, has the
 * constraint's name.
 */
export function constraintNames(sides: TableSides): (operation: Operation) => ConstraintNames {
  const staying = stayingTables(sides);
  return (operation) => {
    switch (operation.kind) {
      case 'addConstraint':
        return { drops: [], creates: inChildren(operation.table, operation.constraint.name, staying.after) };
      case 'dropConstraint':
        return {
          drops: [...inChildren(operation.table, operation.name, staying.before), ...clones(operation, staying.before)],
          creates: [],
        };
      case 'renameConstraint':
        return {
          drops: inChildren(operation.table, operation.name, staying.before),
          creates: inChildren(operation.table, operation.newName, staying.after),
        };
      case 'alterColumn':
        return namesOfNotNulls(operation, staying);
      case 'addColumn':
        return { drops: [], creates: namesOfNew(operation, staying) };
      default:
        return NO_NAMES;
    }
  };
}

const NO_NAMES: ConstraintNames = { drops: [], creates: [] };

/** A table on one side. Those below it are its children and theirs that stay where they are. */
interface Staying {
  readonly table: Table;
  readonly below: readonly Table[];
}

type FindStaying = (table: QualifiedName) => Staying | null;

function stayingTables({ before, after, created }: TableSides): Readonly<Record<'before' | 'after', FindStaying>> {
  return { before: finder(before, after, created), after: finder(after, before, created) };
}

function finder(tables: readonly Table[], others: readonly Table[], created: ReadonlySet<string>): FindStaying {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const stays = stayingFinder({ after: others, created });
  const families = tables.flatMap((child) => parentsOf(child).map((parent) => ({ parent, child })));
  const byParent = groupBy(families, ({ parent }) => nameKey(parent));
  const below = (table: QualifiedName): readonly Table[] =>
    (byParent.get(nameKey(table)) ?? [])
      .filter(({ child }) => stays(child, table))
      .flatMap(({ child }) => [child, ...below(child)]);
  return (name) => {
    const table = byName.get(nameKey(name));
    return table === undefined ? null : { table, below: below(table) };
  };
}

/** A check or a NOT NULL has the same name in all tables that inherit it. */
function inChildren(table: QualifiedName, name: string, find: FindStaying): readonly Key[] {
  const inherits = ({ checks, columns }: Table) =>
    checks.some((check) => check.name === name && !isOwn(check)) ||
    columns.some((column) => isOnlyInherited(column) && column.notNull?.name === name);
  return (find(table)?.below ?? []).filter(inherits).map((child) => partKey('constraint', child, name));
}

/** The foreign keys of partitions that are dropped with the one of the partitioned table. They have their own names. */
function clones({ table, was }: DropConstraint, find: FindStaying): readonly Key[] {
  if (was?.kind !== 'foreignKey') return [];
  return (find(table)?.below ?? []).flatMap((child) =>
    child.foreignKeys
      .filter((key) => !isOwn(key) && sameValueBut(key, was, NAME_AND_ORIGIN))
      .map(({ name }) => partKey('constraint', child, name)),
  );
}

function isOnlyInherited({ notNull }: Column): boolean {
  return notNull?.inherited === true && notNull.local !== true;
}

function namesOfNotNulls(
  { table, column, nullable, notNull }: AlterColumn,
  staying: ReturnType<typeof stayingTables>,
): ConstraintNames {
  const isDropped = nullable?.from === false || (notNull?.from ?? null) !== null;
  const isCreated = nullable?.to === false || (notNull?.to ?? null) !== null;
  return {
    drops: isDropped ? namesOfNotNull(staying.before(table), column) : [],
    creates: isCreated ? namesOfNotNull(staying.after(table), column) : [],
  };
}

/** Children that already have the column keep their own NOT NULL. */
function namesOfNew({ table, column: { name } }: AddColumn, { before, after }: ReturnType<typeof stayingTables>) {
  const is = after(table);
  const had = new Set(
    (before(table)?.below ?? []).filter(({ columns }) => columns.some((each) => each.name === name)).map(nameKey),
  );
  return namesOfNotNull(is && { ...is, below: is.below.filter((child) => !had.has(nameKey(child))) }, name);
}

function namesOfNotNull(staying: Staying | null, name: string): readonly Key[] {
  const find = ({ columns }: Table) => columns.find((column) => column.name === name && !column.nullable);
  const named = (table: Table, column: Column) =>
    partKey('constraint', table, column.notNull?.name ?? usualNotNullName(table, name));
  if (staying === null) return [];
  const { table, below } = staying;
  const own = find(table);
  return [
    ...(own === undefined ? [] : [named(table, own)]),
    ...below.flatMap((child) => {
      const column = find(child);
      return column === undefined || !isOnlyInherited(column) ? [] : [named(child, column)];
    }),
  ];
}
