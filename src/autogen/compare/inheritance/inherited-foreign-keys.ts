import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import type { Dependence } from '../../../schema/defined-object.js';
import { objectKey, partKey } from '../../../schema/keys.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { constraintsOf, isOwn, type Table } from '../../../schema/table.js';
import { sameValueBut } from '../../../util/same-value.js';
import type { Sides } from '../../scope/sides.js';
import { commentChange } from '../objects/compare-comments.js';

/**
 * Gives the declared names and comments to the foreign keys that partitions inherit. At first, such a key has the name
 * that it has in the partitioned table. But if the partition already has an equal foreign key, PostgreSQL keeps that one.
 * Models don't declare what a partition inherits.
 */
export function compareInheritedForeignKeys(operations: readonly Operation[], sides: Sides): readonly Operation[] {
  const atFirst = firstFinder(operations, sides);
  return sides.declared.tables.flatMap((declared) => {
    const table = bareName(declared);
    return declared.foreignKeys
      .filter((key) => !isOwn(key))
      .flatMap((key): readonly Operation[] => {
        const { name } = key;
        const is = atFirst(declared, key);
        return [
          ...(is.name === name ? [] : [{ kind: 'renameConstraint', table, name: is.name, newName: name } as const]),
          ...commentChange({ on: 'constraint', table, name }, is, key),
        ];
      });
  });
}

type FindFirst = (table: Table, key: ForeignKey) => Pick<ForeignKey, 'comment' | 'name'>;

/** What a partition's foreign key is when the partition gets it, or what it is in the database. */
function firstFinder(operations: readonly Operation[], { declared, reflected }: Sides): FindFirst {
  const [wholeAfter, wholeBefore] = [wholeFinder(declared.tables), wholeFinder(reflected.tables)];
  const created = namesOf(operations, 'createTable');
  const arriving = namesOf(operations, 'attachPartition');
  const dropped = new Set(
    operations.flatMap((each) =>
      each.kind === 'dropConstraint' ? [partKey('constraint', each.table, each.name)] : [],
    ),
  );
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  const isDropped = (table: Table, key: ForeignKey): boolean => {
    const whole = wholeBefore(table, key);
    return dropped.has(partKey('constraint', table, key.name)) || (whole !== null && isDropped(whole.table, whole.key));
  };
  const before = (table: Table): readonly ForeignKey[] => {
    const was = created.has(nameKey(table)) ? undefined : found.get(nameKey(table));
    return was?.foreignKeys.filter((key) => !isDropped(was, key)) ?? [];
  };
  const atFirst: FindFirst = (table, key) => {
    const is = isOwn(key) ? key : findEqual(key, before(table), table);
    // It gets its name before the table is attached.
    if (is !== undefined) return arriving.has(nameKey(table)) ? { ...is, name: key.name } : is;
    const whole = wholeAfter(table, key);
    if (whole === null) return key;
    const { name } = atFirst(whole.table, whole.key);
    // PostgreSQL chooses another name if the partition has this one.
    return { name: hasConstraint(table, name) ? key.name : name, comment: null };
  };
  return atFirst;
}

/** A foreign key that a partition has under another name than the partitioned table is renamed once both exist. */
export function namesOfForeignKeys(tables: readonly Table[]): readonly Dependence[] {
  const wholeOf = wholeFinder(tables);
  return tables.flatMap((table) =>
    table.foreignKeys.flatMap((key): readonly Dependence[] => {
      const whole = wholeOf(table, key);
      if (whole === null || whole.key.name === key.name) return [];
      const on = partKey('constraint', whole.table, whole.key.name);
      return [{ dependent: partKey('constraint', table, key.name), on }];
    }),
  );
}

/** A foreign key like an inherited one is added when the partition has that, because PostgreSQL would use it instead. */
export function besideInheritedForeignKeys(tables: readonly Table[]): readonly Dependence[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  return tables.flatMap((table) => {
    const parent = table.partitionOf && byName.get(nameKey(table.partitionOf.parent));
    if (parent === undefined) return [];
    return table.foreignKeys
      .filter((key) => isOwn(key) && isBesideInherited(table, key))
      .flatMap((key) => {
        const wholes = parent.foreignKeys.filter((whole) => couldBeAttached(key, whole));
        const dependent = partKey('constraint', table, key.name);
        return [objectKey('attached', table), ...wholes.map(({ name }) => partKey('constraint', parent, name))].map(
          (on): Dependence => ({ dependent, on }),
        );
      });
  });
}

/** Whether the table inherits a foreign key that PostgreSQL could take for this one. */
export function isBesideInherited({ foreignKeys }: Table, key: ForeignKey): boolean {
  return foreignKeys.some((other) => !isOwn(other) && couldBeAttached(key, other));
}

/**
 * Whether PostgreSQL would take the foreign key of a partition for its part of that of the partitioned table. It doesn't compare the
 * columns of SET NULL and SET DEFAULT, and from PostgreSQL 18 on, it validates one that is NOT VALID.
 */
export function couldBeAttached(key: ForeignKey, whole: ForeignKey): boolean {
  return sameValueBut(key, whole, NOT_COMPARED_BY_ATTACH);
}

/** The foreign key of this name, or an equal one whose name the table loses, or gives to its own foreign key. */
function findEqual(key: ForeignKey, before: readonly ForeignKey[], { foreignKeys }: Table): ForeignKey | undefined {
  const staysSo = (other: ForeignKey) =>
    foreignKeys.some(({ name, inherited }) => name === other.name && (isOwn(other) || inherited === true));
  return (
    before.find(({ name }) => name === key.name) ??
    before.find((other) => !staysSo(other) && sameValueBut(key, other, NAME_AND_ORIGIN))
  );
}

function hasConstraint(table: Table, name: string): boolean {
  return constraintsOf(table).some((constraint) => isOwn(constraint) && constraint.name === name);
}

function namesOf(operations: readonly Operation[], kind: 'attachPartition' | 'createTable'): ReadonlySet<string> {
  return new Set(operations.flatMap((each) => (each.kind === kind && 'table' in each ? [nameKey(each.table)] : [])));
}

interface Whole {
  readonly table: Table;
  readonly key: ForeignKey;
}

/** Finds the foreign key of the parent that an inherited one belongs to. Of several equal ones, it is the one with its name. */
function wholeFinder(tables: readonly Table[]): (table: Table, key: ForeignKey) => Whole | null {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  return ({ partitionOf }, key) => {
    const parent = partitionOf === undefined || isOwn(key) ? undefined : byName.get(nameKey(partitionOf.parent));
    const equal = parent?.foreignKeys.filter((other) => sameValueBut(key, other, NAME_AND_ORIGIN)) ?? [];
    const whole = equal.find(({ name }) => name === key.name) ?? equal[0];
    return parent === undefined || whole === undefined ? null : { table: parent, key: whole };
  };
}

export const NAME_AND_ORIGIN: ReadonlySet<string> = new Set(['name', 'comment', 'inherited']);

const NOT_COMPARED_BY_ATTACH: ReadonlySet<string> = new Set([...NAME_AND_ORIGIN, 'onDeleteColumns', 'notValid']);
