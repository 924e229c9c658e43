import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { Constraint, ForeignKey } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import { indexedOf, isIndexed } from '../../../schema/indexed.js';
import { inheritedColumn, tablesByName } from '../../../schema/inherit-columns.js';
import { besideTable, type Key, partKey } from '../../../schema/keys.js';
import { bareName, nameKey, sameName } from '../../../schema/names.js';
import { constraintsOf, isOwn, parentsOf, type Table, withOwnParts } from '../../../schema/table.js';
import { sameValue, sameValueBut } from '../../../util/same-value.js';
import { sortTopologically } from '../../../util/sort-topologically.js';
import type { Families } from '../tables/families.js';
import type { TablePair } from '../tables/table-pair.js';

import { ITS_OWN } from './attachable-keys.js';
import { hasAttachedBefore } from './attached-first.js';
import { columnsKeptByChildren, stillHaving } from './columns-kept-by-children.js';
import { dropGivenUp, givenUpNotNulls, withoutGivenUp } from './given-up-not-nulls.js';
import { withChecksOfParents, withoutMergedChecks } from './inherited-checks.js';
import { couldBeAttached } from './inherited-foreign-keys.js';
import { withoutLeftParents } from './without-parents.js';

/** The pairs with their parents before them. */
export function parentsFirst(pairs: readonly TablePair[]): readonly TablePair[] {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  const parents = ({ declared }: TablePair) => parentsOf(declared).flatMap((name) => byName.get(nameKey(name)) ?? []);
  return sortTopologically(pairs, parents).sorted;
}

/**
 * Detaches a table from the parents that it loses and attaches it to those that it gets. A
 * partition with other bounds is detached and attached again.
 */
export function compareParents({ declared, reflected, detaches = false }: TablePair): readonly Operation[] {
  const table = bareName(declared);
  const [wanted, found] = [declared.partitionOf, reflected.partitionOf];
  const partition: readonly Operation[] =
    !detaches && sameValue(wanted, found)
      ? []
      : [
          ...(found === undefined
            ? []
            : [{ kind: 'detachPartition', table, parent: found.parent, was: found.bound } as const]),
          ...(wanted === undefined ? [] : [{ kind: 'attachPartition', table, ...wanted } as const]),
        ];
  const [after, before] = [declared.inherits ?? [], reflected.inherits ?? []];
  const missing = (names: typeof after, others: typeof after) =>
    names.filter((name) => detaches || !others.some((other) => sameName(name, other)));
  return [
    ...partition,
    ...missing(before, after).map((parent) => ({ kind: 'dropParent', table, parent }) as const),
    ...missing(after, before).map((parent) => ({ kind: 'addParent', table, parent }) as const),
  ];
}

/**
 * Both sides of a table once its parents are changed: the differences that remain belong to the
 * table itself.
 */
export interface OwnSides {
  readonly declared: Table;
  readonly reflected: Table;
  /** The table before its parents change. */
  readonly before: Table;
  /** Parents before and after, whose changes PostgreSQL carries over to the table. */
  readonly parents: readonly TablePair[];
  /** What the table loses before its parents change. */
  readonly givenUp: readonly Operation[];
}

interface OtherTables {
  /** All tables that both sides have. */
  readonly families: Families;
  /** All declared tables, including new ones. */
  readonly declaredTables: readonly Table[];
  readonly rebuiltParts: ReadonlySet<Key>;
}

export function ownSides(pair: TablePair, { families, declaredTables, rebuiltParts }: OtherTables): OwnSides {
  const { declared, reflected } = pair;
  if (parentsOf(declared).length + parentsOf(reflected).length === 0) {
    return { ...pair, before: reflected, parents: [], givenUp: [] };
  }
  const isStill = !pair.detaches && sameValue(declared.partitionOf, reflected.partitionOf);
  const staying = isStill
    ? parentsOf(reflected).filter((name) => parentsOf(declared).some((other) => sameName(name, other)))
    : [];
  const parents = families.pairsOf(staying);
  const alone = withoutLeftParents(reflected, parents);
  const givenUp = givenUpNotNulls(pair, parents);
  const own = new Set(declared.columns.filter(isOwn).map(({ name }) => name));
  const carried = parents
    .map((parent) => ({ ...parent, left: columnsKeptByChildren(parent, families) }))
    .reduce((child, parent) => carryAlong(child, parent, { own, parents }), withoutGivenUp(alone, givenUp));
  const joined = isStill || declared.partitionOf === undefined ? [] : [declared.partitionOf.parent];
  const [joinedPair] = families.pairsOf(joined);
  const isRecreated = (whole: Constraint | Index) =>
    joinedPair !== undefined && isIndexed(whole) && hasAttachedBefore(declared, whole, joinedPair);
  const brought = [
    ...tablesByName(declaredTables, joined)
      .flatMap(brings)
      .filter((whole) => !isRecreated(whole)),
    ...(declared.partitionOf === undefined ? [] : parents.flatMap(getsNew)),
  ].filter(({ name }) => !hasAttached(declared, name));
  const isJoining = joined.length > 0 || parentsOf(declared).length > staying.length;
  return {
    declared: isJoining ? withChecksOfParents(declared, declaredTables, parents) : withOwnParts(declared),
    reflected: withoutBrought(
      withoutMergedChecks(withOwnParts(carried), declared, { parents, rebuiltParts }),
      brought,
      { declared, rebuiltParts },
    ),
    before: reflected,
    parents,
    givenUp: dropGivenUp(pair, givenUp),
  };
}

interface Parent extends TablePair {
  /** Columns that only the parent loses. */
  readonly left: ReadonlySet<string>;
}

interface Surroundings {
  readonly own: ReadonlySet<string>;
  readonly parents: readonly TablePair[];
}

/**
 * The child after the changes of its parent, which PostgreSQL carries over to the child.
 *
 * @param own columns that the child gets before its parents do, because it has them as its own too
 */
function carryAlong(child: Table, parent: Parent, { own, parents }: Surroundings): Table {
  const { declared, reflected, left } = parent;
  const before = new Map(reflected.columns.map((column) => [column.name, column]));
  const after = new Map(declared.columns.map((column) => [column.name, column]));
  const kept = child.columns.flatMap((column): readonly Column[] => {
    const [was, is] = [before.get(column.name), after.get(column.name)];
    if (was === undefined) {
      return [is === undefined ? column : mergedColumn(column, inherited(is))];
    }
    if (is === undefined) return keptColumn(column);
    return [carryColumn(column, inherited(was), { ...inherited(is), ...keptNotNull(column, was, is) })];
  });
  const names = new Set([...kept.map(({ name }) => name), ...own]);
  const added = declared.columns.filter(({ name }) => !before.has(name) && !names.has(name)).map(addedToChild);
  return { ...child, columns: [...kept, ...added] };

  /** Of a column that the parent loses. */
  function keptColumn(column: Column): readonly Column[] {
    if (left.has(column.name) || isOwn(column)) return [ownColumn(column)];
    return stillHaving(column.name, parents).length > 0 ? [column] : [];
  }

  function addedToChild(column: Column): Column {
    const { options, ...rest } = inherited(column);
    const given = carriedWithColumn(options);
    return given === undefined ? rest : { ...rest, options: given };
  }

  function inherited(column: Column): Column {
    return inheritedColumn(column, declared);
  }
}

/**
 * The column of a child whose parent gets it too. The storage and the statistics target of the parent's column are set for
 * both. In PostgreSQL 18, the NOT NULL of the parent is given to the child.
 */
function mergedColumn(column: Column, { nullable, notNull, options }: Column): Column {
  const given = carriedWithColumn(options);
  return {
    ...column,
    ...(given !== undefined && { options: { ...column.options, ...given } }),
    ...(column.nullable && !nullable && notNull !== undefined && { nullable, notNull }),
  };
}

/** SET STORAGE and SET STATISTICS also change the children, the other options do not. */
function carriedWithColumn(options: Column['options']): Column['options'] {
  const { compression: _, with: __, ...given } = options ?? {};
  return Object.keys(given).length === 0 ? undefined : given;
}

/** The column of a child whose parent loses its own, with the NOT NULL. */
function ownColumn({ inherited: _, ...column }: Column): Column {
  const { notNull, ...rest } = column;
  return notNull?.inherited === true && notNull.local !== true ? { ...rest, nullable: true } : column;
}

/** Children keep NOT NULL as their own when it becomes NO INHERIT in the parent, and when they say it too. */
function keptNotNull({ notNull }: Column, was: Column, is: Column): Partial<Column> {
  const keeps = !was.nullable && (is.notNull?.noInherit === true || (is.nullable && notNull?.local === true));
  return keeps ? { nullable: was.notNull?.noInherit === true } : {};
}

const CARRIED = ['type', 'collation', 'nullable', 'serverDefault', 'generated'] as const;

function carryColumn(column: Column, was: Column, is: Column): Column {
  const changed = CARRIED.filter((property) => !sameValue(was[property], is[property]));
  const { storage, statistics, compression, ...options } = column.options ?? {};
  // A new type sets its own storage and compression.
  const isRetyped = changed.includes('type');
  const carriedOptions = {
    ...options,
    ...(!isRetyped && compression !== undefined && { compression }),
    ...(isRetyped ? only('storage', is) : carriedOption('storage', storage, [was, is])),
    ...carriedOption('statistics', statistics, [was, is]),
  };
  const { options: _, ...rest } = column;
  return {
    ...rest,
    ...carriedNotNull(column, was, is),
    ...Object.fromEntries(changed.map((property) => [property, is[property]])),
    ...(Object.keys(carriedOptions).length > 0 && { options: carriedOptions }),
  };
}

/**
 * If a parent renames a NOT NULL constraint, PostgreSQL renames those of the children with the same
 * name. A child that gets the constraint gets its name too.
 */
function carriedNotNull({ notNull }: Column, was: Column, is: Column): Pick<Column, 'notNull'> {
  if (is.notNull === undefined) {
    return {};
  }
  const isParents = notNull === undefined || notNull.name === was.notNull?.name;
  return { notNull: isParents ? is.notNull : { ...notNull, inherited: true } };
}

function carriedOption<Option extends 'storage' | 'statistics'>(
  option: Option,
  own: NonNullable<Column['options']>[Option],
  [was, is]: readonly [Column, Column],
) {
  const value = was.options?.[option] === is.options?.[option] ? own : is.options?.[option];
  return value === undefined ? {} : { [option]: value };
}

function only(option: 'storage', { options }: Column) {
  return options?.[option] === undefined ? {} : { [option]: options[option] };
}

/**
 * The constraints and indexes that every partition has because the partitioned table has them. A
 * partition that already has an equivalent one keeps that.
 */
function brings(parent: Table): readonly (Constraint | Index)[] {
  return [...constraintsOf(parent).filter(({ kind }) => kind !== 'check'), ...parent.indexes].filter(
    (part) => !('only' in part),
  );
}

/**
 * Whether the table has a constraint whose index is attached to this one. If so, PostgreSQL creates
 * no other.
 */
function hasAttached(table: Table, name: string): boolean {
  return indexedOf(table).some(({ attachedTo }) => attachedTo === name);
}

/**
 * PostgreSQL attaches an index of a partition to a new equivalent index of the partitioned table.
 */
function getsNew({ declared, reflected }: TablePair): readonly (Constraint | Index)[] {
  const had = brings(reflected);
  return brings(declared).filter((part) => !had.some((other) => sameValueBut(part, other, ITS_OWN)));
}

interface KeptBeside {
  readonly declared: Table;
  readonly rebuiltParts: ReadonlySet<Key>;
}

function couldBePart(part: Constraint | Index, whole: Constraint | Index): boolean {
  return isForeignKey(part) && isForeignKey(whole) ? couldBeAttached(part, whole) : sameValueBut(part, whole, ITS_OWN);
}

function isForeignKey(part: Constraint | Index): part is ForeignKey {
  return 'kind' in part && part.kind === 'foreignKey';
}

function withoutBrought(
  table: Table,
  brought: readonly (Constraint | Index)[],
  { declared, rebuiltParts }: KeptBeside,
): Table {
  if (brought.length === 0) {
    return table;
  }
  const own = new Map(indexedOf(withOwnParts(declared)).map((part) => [part.name, part]));
  // An equal one that is declared besides is the table's own.
  const isBeside = (part: Constraint | Index) => {
    const wanted = own.get(part.name);
    return wanted !== undefined && sameValueBut(part, wanted, ITS_OWN);
  };
  // While the partition is detached, its index would prevent that an object that the index uses is rebuilt.
  const isInTheWay = ({ name }: Constraint | Index) =>
    rebuiltParts.has(besideTable(table, name)) || rebuiltParts.has(partKey('constraint', table, name));
  // A constraint or index that is attached to an index is dropped with that index.
  const isKept = (part: Constraint | Index) =>
    'attachedTo' in part || isBeside(part) || isInTheWay(part) || !brought.some((other) => couldBePart(part, other));
  return {
    ...table,
    primaryKey: table.primaryKey && isKept(table.primaryKey) ? table.primaryKey : null,
    uniques: table.uniques.filter(isKept),
    foreignKeys: table.foreignKeys.filter(isKept),
    exclusions: table.exclusions.filter(isKept),
    indexes: table.indexes.filter(isKept),
  };
}
