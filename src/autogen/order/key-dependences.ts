import type { Dependences } from '../../operations/order/add-dependences.js';
import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { objectKey, partKey, uniquenessKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import { replicaIdentityColumns } from '../../schema/replica-identity.js';
import { isOwn, type Table } from '../../schema/table.js';
import type { TableSides } from './table-sides.js';

/** The dependencies of keys that operations don't contain. */
export function keyDependences({ before, after, created }: TableSides): Dependences {
  const found = new Set(before.map(nameKey));
  const staying = new Set(after.map(nameKey).filter((name) => found.has(name) && !created.has(name)));
  return {
    before: [...keysOfAncestors(before, staying), ...identitiesWithout(before, after)],
    after: [
      ...keysOfAncestors(after, staying),
      ...validatedNotNulls(before, after),
      ...identitiesWithout(after, before),
    ],
  };
}

/** A foreign key to a partition may depend on a key that the partition has from a partitioned table. */
function keysOfAncestors(tables: readonly Table[], staying: ReadonlySet<string>): readonly Dependence[] {
  const partitions = new Map(
    tables.filter(({ partitionOf }) => partitionOf !== undefined).map((table) => [nameKey(table), table]),
  );
  if (partitions.size === 0) return [];
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) =>
    table.foreignKeys.filter(isOwn).flatMap(({ name, referredTable, referredColumns }) => {
      const partition = partitions.get(nameKey(referredTable));
      const ancestors = partition === undefined ? [] : ancestorsOf(partition);
      const dependents = [objectKey('table', table), partKey('constraint', table, name)];
      return ancestors
        .filter((ancestor) => staying.has(nameKey(ancestor)))
        .map((ancestor) => uniquenessKey(ancestor, referredColumns))
        .flatMap((on) => dependents.map((dependent): Dependence => ({ dependent, on })));
    }),
  );
}

/**
 * The columns of an index that is a replica identity are NOT NULL. They are so before the index becomes one, and until it no longer
 * is. Dropping the NOT NULL of a parent drops that of its children.
 */
function identitiesWithout(tables: readonly Table[], others: readonly Table[]): readonly Dependence[] {
  const identified = tables
    .map((table) => ({ table, columns: replicaIdentityColumns(table) }))
    .filter(({ columns }) => columns.length > 0);
  if (identified.length === 0) return [];
  const ancestorsOf = ancestorFinder(tables);
  const isRequired = new Set(
    others.flatMap((table) =>
      table.columns.flatMap(({ name, nullable }) => (nullable ? [] : [partKey('column', table, name)])),
    ),
  );
  return identified.flatMap(({ table, columns }) =>
    [table, ...ancestorsOf(table)].flatMap((owner) =>
      columns
        .filter((column) => !isRequired.has(partKey('column', table, column)))
        .map(
          (column): Dependence => ({
            dependent: objectKey('identified', table),
            on: partKey('column', owner, column),
          }),
        ),
    ),
  );
}

/**
 * PostgreSQL creates no primary key and no identity on a column whose NOT NULL is NOT VALID or NO INHERIT, and attaches no table with
 * such a NOT NULL, so that is changed before.
 */
function validatedNotNulls(before: readonly Table[], after: readonly Table[]): readonly Dependence[] {
  const pending = new Map(
    before.flatMap((table) =>
      table.columns.flatMap(({ name, notNull }) =>
        notNull?.notValid === true || notNull?.noInherit === true
          ? [[partKey('column', table, name), notNull.name] as const]
          : [],
      ),
    ),
  );
  return (pending.size === 0 ? [] : after).flatMap(({ primaryKey, columns, ...table }) =>
    columns.flatMap(({ name, notNull, identity }): readonly Dependence[] => {
      const column = partKey('column', table, name);
      const was = pending.get(column);
      if (was === undefined) return [];
      // The constraint is renamed before it is changed.
      const on = partKey('constraint', table, notNull?.name ?? was);
      const isInKey = primaryKey?.columns.includes(name) === true;
      return [
        { dependent: objectKey('attached', table), on },
        ...(identity === null ? [] : [{ dependent: column, on }]),
        ...(isInKey ? [{ dependent: partKey('constraint', table, primaryKey.name), on }] : []),
      ];
    }),
  );
}
