import type { Dependences } from '../../operations/order/add-dependences.js';
import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { objectKey, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { TableSides } from './table-sides.js';

type Tracked = Readonly<Record<'before' | 'after', readonly Dependence[]>>;

/**
 * The order of SET LOGGED and SET UNLOGGED. PostgreSQL allows a logged table neither to refer to an unlogged one nor to do so for
 * a moment, and an unlogged table can't be in a publication.
 */
export function loggingDependences({ before, after, created }: TableSides, tracked: Tracked): Dependences {
  const found = new Map(before.filter((table) => !created.has(nameKey(table))).map((table) => [nameKey(table), table]));
  const changed = after.filter((table) => {
    const was = found.get(nameKey(table));
    return was !== undefined && isUnlogged(was) !== isUnlogged(table);
  });
  if (changed.length === 0) return { before: [], after: [] };
  const unlogged = new Set(changed.filter(isUnlogged).map(nameKey));
  const logged = new Set(changed.map(nameKey).filter((name) => !unlogged.has(name)));
  return {
    before: [...ofForeignKeys(before, unlogged), ...ofPublications(tracked.before, unlogged, before)],
    after: [...ofForeignKeys(after, logged), ...ofPublications(tracked.after, logged, after)],
  };
}

function isUnlogged({ options }: Table): boolean {
  return options?.unlogged === true;
}

/** A foreign key to a partitioned table refers to each partition. */
function ofForeignKeys(tables: readonly Table[], changed: ReadonlySet<string>): readonly Dependence[] {
  if (changed.size === 0) return [];
  const ancestorsOf = ancestorFinder(tables);
  const partitions = tables
    .filter((table) => changed.has(nameKey(table)) && table.partitionOf !== undefined)
    .flatMap((table) => ancestorsOf(table).map((ancestor) => ({ ancestor: nameKey(ancestor), table })));
  const below = groupBy(partitions, ({ ancestor }) => ancestor);
  const changedBy = (referred: QualifiedName): readonly QualifiedName[] => [
    ...(changed.has(nameKey(referred)) ? [referred] : []),
    ...(below.get(nameKey(referred)) ?? []).map(({ table }) => table),
  ];
  return tables.flatMap((table) =>
    table.foreignKeys.flatMap(({ name, referredTable }) =>
      changedBy(referredTable)
        .filter((referred) => nameKey(referred) !== nameKey(table))
        .flatMap((referred) =>
          [objectKey('logging', table), objectKey('table', table), partKey('constraint', table, name)].map(
            (dependent): Dependence => ({ dependent, on: objectKey('logging', referred) }),
          ),
        ),
    ),
  );
}

function ofPublications(
  tracked: readonly Dependence[],
  changed: ReadonlySet<string>,
  tables: readonly Table[],
): readonly Dependence[] {
  const logging = new Map(
    tables
      .filter((table) => changed.has(nameKey(table)))
      .map((table) => [objectKey('table', table), objectKey('logging', table)]),
  );
  return tracked
    .filter(({ dependent }) => dependent.startsWith('object:publication\0'))
    .flatMap(({ dependent, on }) => {
      const key = logging.get(on);
      return key === undefined ? [] : [{ dependent, on: key }];
    });
}
