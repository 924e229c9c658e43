import type { Dependences } from '../../operations/order/add-dependences.js';
import type { Column } from '../../schema/column.js';
import type { Dependence } from '../../schema/defined-object.js';
import { indexedOf } from '../../schema/indexed.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey, sameName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import { isOwn, parentsOf, type Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import { sameValue } from '../../util/same-value.js';
import { isSeparate } from '../compare/inheritance/attachments.js';
import { wholeFinder } from '../compare/inheritance/find-origin.js';
import { besideInheritedForeignKeys, namesOfForeignKeys } from '../compare/inheritance/inherited-foreign-keys.js';
import { columnsOfItsOwn, hasColumn, lostInLine, ownColumnsFirst, partsOnInherited } from './columns-in-line.js';
import {
  computedByAncestors,
  computedFromAncestors,
  computedInOtherWays,
  ownExpressions,
  partsOnComputedColumns,
} from './computed-columns.js';
import { defaultsOfTypes } from './defaults-of-types.js';
import { notNullDependences } from './not-null-dependences.js';
import { partsInTheWay } from './parts-in-the-way.js';
import { stayingFinder, type TableSides } from './table-sides.js';

/** The dependencies of tables that follow from their parents, and that PostgreSQL doesn't record. */
export function inheritanceDependences(sides: TableSides): Dependences {
  const { before, after, created, converted } = sides;
  if (![...before, ...after].some(isChild)) return { before: [], after: [] };
  const isIn = { before: columnsOf(before), after: columnsOf(after) };
  const inTheWay = partsInTheWay(sides);
  const [staysBefore, staysAfter] = [lineFinder(before, after, created), lineFinder(after, before, created)];
  return {
    before: [
      ...shapesOfAncestors(before, ['shape', 'resting']),
      ...leftLines(before),
      ...partsOnComputedColumns(before),
      // If a child keeps a column that its parent loses, the NOT NULL gets another name once only the child has it.
      ...columnsOfItsOwn({ without: after, having: before, created }, ['column', 'columns']),
      ...lostInLine(sides),
      ...inTheWay.before,
      ...clonedForeignKeys(before),
      ...primaryKeysInTheWay(before),
      ...defaultsOfTypes(
        before,
        converted,
        (table, parent, column) => !isIn.after(parent, column) || !staysBefore(table, parent),
      ),
    ],
    after: [
      ...shapesOfAncestors(after, ['shape']),
      ...computedByAncestors(after),
      ...computedInOtherWays(after),
      ...computedFromAncestors(after),
      ...notNullDependences(sides),
      ...joinedToLines(after),
      ...joinedWithParts(after, sides.lateIndexes),
      ...broughtFromAbove(sides),
      ...columnsOfItsOwn({ without: before, having: after, created }, ['column']),
      ...ownColumnsFirst(sides),
      ...partsOnInherited(sides),
      ...inTheWay.after,
      ...defaultsOfTypes(
        after,
        converted,
        (table, parent, column) =>
          (isIn.before(table, column) && !isIn.before(parent, column)) || !staysAfter(table, parent),
      ),
      ...optionsOfColumns(before, after),
      ...namesOfForeignKeys(after),
      ...besideInheritedForeignKeys(after),
    ],
  };
}

/** Tells whether a table remains below another one all the time. */
function lineFinder(tables: readonly Table[], others: readonly Table[], created: ReadonlySet<string>) {
  const stays = stayingFinder({ after: others, created });
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const isBelow = (table: Table, ancestor: Table): boolean =>
    parentsOf(table).some((name) => {
      const parent = byName.get(nameKey(name));
      return parent !== undefined && stays(table, name) && (parent === ancestor || isBelow(parent, ancestor));
    });
  return isBelow;
}

function isChild(table: Table): boolean {
  return parentsOf(table).length > 0;
}

/**
 * A table leaves its parent, with its rows and indexes, before the parents of that change too, before their indexes are
 * dropped, and before rows are set aside.
 */
function leftLines(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) =>
    ancestorsOf(table).flatMap((ancestor) =>
      (['columns', 'rows', 'parts'] as const).map(
        (kind): Dependence => ({ dependent: objectKey('left', table), on: objectKey(kind, ancestor) }),
      ),
    ),
  );
}

/** A table is attached to its parent after the parent has what it inherits from its own parents. */
function joinedToLines(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) =>
    ancestorsOf(table).flatMap((ancestor) =>
      (['shape', 'columns'] as const).map(
        (kind): Dependence => ({ dependent: objectKey('attached', table), on: objectKey(kind, ancestor) }),
      ),
    ),
  );
}

/**
 * A table is attached once it has the generated columns and checks of its parent, and the separate indexes that PostgreSQL
 * attaches with it.
 */
function joinedWithParts(tables: readonly Table[], late: ReadonlySet<Key>): readonly Dependence[] {
  const wholeOf = wholeFinder(tables);
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const above = ancestorsOf(table);
    const checks = table.checks
      .filter(({ name }) => above.some((ancestor) => ancestor.checks.some((check) => check.name === name)))
      .map(({ name }) => partKey('constraint', table, name));
    const indexes = indexedOf(table)
      .filter((part) => {
        const found = isOwn(part) ? wholeOf(table, part) : null;
        return found !== null && !isSeparate(part, found.whole);
      })
      .map(({ name }) => besideTable(table, name))
      .filter((key) => !late.has(key));
    const computed = table.columns.flatMap(({ name, generated }) =>
      generated === null ? [] : [partKey('column', table, name)],
    );
    return [...computed, ...checks, ...indexes].map(
      (on): Dependence => ({ dependent: objectKey('attached', table), on }),
    );
  });
}

/** Parts get their names once the tables above are attached. */
function broughtFromAbove({ before, after, created }: TableSides): readonly Dependence[] {
  const stays = stayingFinder({ after: before, created });
  const arrives = (table: Table) => table.partitionOf !== undefined && !stays(table, table.partitionOf.parent);
  const ancestorsOf = ancestorFinder(after);
  return after.flatMap((table) => {
    if (table.partitionOf === undefined) return [];
    const arriving = ancestorsOf(table).filter(arrives);
    const parts = arriving.length === 0 ? [] : indexedOf(table).filter((part) => !isOwn(part));
    return parts.flatMap(({ name }) =>
      arriving.map(
        (ancestor): Dependence => ({ dependent: besideTable(table, name), on: objectKey('brought', ancestor) }),
      ),
    );
  });
}

/**
 * Setting the storage and statistics target of a column sets them for the children too, so a child's own settings
 * come after, and so does a new child. Setting a default of a user-defined type also sets it for children without
 * one.
 */
function optionsOfColumns(before: readonly Table[], after: readonly Table[]): readonly Dependence[] {
  const [ancestorsOf, ancestorsBefore] = [ancestorFinder(after), ancestorFinder(before)];
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const wasUnder = (table: Table, parent: Table) => {
    const was = found.get(nameKey(table));
    // A table that is detached in between has its own settings when it is attached.
    const line = [table, ...ancestorsOf(table)];
    const stays = line
      .slice(0, line.indexOf(parent))
      .every((each) => sameValue(each.partitionOf, found.get(nameKey(each))?.partitionOf));
    return was !== undefined && stays && ancestorsBefore(was).some((ancestor) => sameName(ancestor, parent));
  };
  // If only the parent gets the column, the child's column is changed before, except for its options.
  const isMerged = (table: Table, parent: Table, column: string) =>
    hasColumn(found.get(nameKey(table)), column) && !hasColumn(found.get(nameKey(parent)), column);
  const getsDefault = (table: Table, { name, type, serverDefault }: Column) =>
    type.userType !== null && serverDefault !== null && lacksDefault(table, name);
  const hasOptions = (table: Table | undefined, column: string) =>
    table?.columns.some(
      ({ name, options }) => name === column && (options?.storage !== undefined || options?.statistics !== undefined),
    ) ?? false;
  return after.flatMap((table) =>
    ancestorsOf(table).flatMap((parent) =>
      parent.columns
        .filter(
          (column) =>
            [table, parent, found.get(nameKey(parent))].some((each) => hasOptions(each, column.name)) ||
            getsDefault(table, column),
        )
        .flatMap((column): readonly Dependence[] => {
          const { name } = column;
          const kinds = getsDefault(table, column) && !isMerged(table, parent, name) ? OF_COLUMN : JUST_OPTIONS;
          // A table that stays may still be rebuilt, so both its column and the table itself count.
          return [
            ...(wasUnder(table, parent) ? kinds.map((kind) => partKey(kind, table, name)) : []),
            objectKey('table', table),
          ].flatMap((dependent) => OF_COLUMN.map((kind) => ({ dependent, on: partKey(kind, parent, name) })));
        }),
    ),
  );
}

function columnsOf(tables: readonly Table[]): (table: Table, column: string) => boolean {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  return (table, column) => hasColumn(byName.get(nameKey(table)), column);
}

const OF_COLUMN = ['column', 'options'] as const;
const JUST_OPTIONS = ['options'] as const;

function lacksDefault({ columns }: Table, column: string): boolean {
  return columns.some(({ name, serverDefault }) => name === column && serverDefault === null);
}

/** A table's own keys, checks, indexes, statistics and generated columns may mention any column that an ancestor has. */
function shapesOfAncestors(tables: readonly Table[], kinds: readonly ('shape' | 'resting')[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  const hasOwn = (table: Table) =>
    table.partitionBy !== undefined ||
    table.columns.some((column) => column.generated !== null && isOwn(column)) ||
    ownExpressions(table).length > 0;
  return tables
    .filter(hasOwn)
    .flatMap((table) =>
      ancestorsOf(table).flatMap((ancestor) =>
        kinds.map((kind): Dependence => ({ dependent: objectKey('table', table), on: objectKey(kind, ancestor) })),
      ),
    );
}

/** A sequence is dropped with the column that owns it, and that column with the column of a parent. */
export function ownersInLine(
  sequences: readonly Sequence[],
  tables: readonly Table[],
  isDropped: (column: Key) => boolean,
): readonly Dependence[] {
  const owned = sequences.filter(({ ownedBy }) => ownedBy !== null);
  if (owned.length === 0) {
    return [];
  }
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(tables);
  return owned.flatMap((sequence) => {
    const { ownedBy } = sequence;
    const table = ownedBy === null ? undefined : byName.get(nameKey(ownedBy.table));
    return table === undefined || ownedBy === null
      ? []
      : ancestorsOf(table)
          .map((ancestor) => partKey('column', ancestor, ownedBy.column))
          .filter(isDropped)
          .map((on): Dependence => ({ dependent: objectKey('owned', sequence), on }));
  });
}

/** A partition loses its own primary key before a partitioned table above it gets one. */
function primaryKeysInTheWay(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const { partitionOf, primaryKey } = table;
    if (partitionOf === undefined || primaryKey === null || !isOwn(primaryKey)) return [];
    const dependent = partKey('constraint', table, primaryKey.name);
    return ancestorsOf(table).map((ancestor): Dependence => ({ dependent, on: objectKey('keyed', ancestor) }));
  });
}

/**
 * A foreign key to a partitioned table has clones that refer to its partitions. The clones in partitions are dropped
 * with the partitions' own foreign keys.
 */
function clonedForeignKeys(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  const partitions = tables.filter(({ partitionOf }) => partitionOf !== undefined);
  const byAncestor = groupBy(
    partitions.flatMap((partition) => ancestorsOf(partition).map((ancestor) => ({ partition, ancestor }))),
    ({ ancestor }) => nameKey(ancestor),
  );
  return tables.flatMap((table) =>
    table.foreignKeys.filter(isOwn).flatMap(({ name, referredTable }) =>
      (byAncestor.get(nameKey(referredTable)) ?? []).map(
        ({ partition }): Dependence => ({
          dependent: partKey('constraint', table, name),
          on: objectKey('table', partition),
        }),
      ),
    ),
  );
}
