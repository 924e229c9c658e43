import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import { type Key, partKey } from '../../../schema/keys.js';
import { bareName, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { sameType } from '../../../schema/types.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import { mentionsColumn, mentionsType } from '../../sql-text.js';
import { compareTypes } from '../columns/compare-column-types.js';
import { type ColumnPair, type ColumnVerdict, compareColumns } from '../columns/compare-columns.js';
import { becomesPlain } from '../columns/compare-generated.js';
import { optionsAfterMerge, withOptionsLast } from '../columns/options-last.js';
import { compareMoved, compareMovedWithParent, ownDefault, type ParentColumn } from '../types/moved-columns.js';
import type { RebuiltTypes } from '../types/rebuilt-types.js';
import { isOfType } from '../types/replace-enum.js';
import type { BaseTypes } from '../types/type-graph.js';
import type { ColumnChanges } from './blocked-changes.js';

/** A table that both sides have, and the changes of its columns. */
export interface TableChanges extends ColumnChanges {
  /** The table before its parents change. */
  readonly before: Table;
  /** The rebuilt columns that no parent rebuilds. */
  readonly ownRebuilt: ReadonlySet<string>;
  readonly added: readonly Column[];
  /** The columns that change only with their enum, which is rebuilt. */
  readonly withEnum: ReadonlySet<string>;
  /** The names of the added columns, and of the columns that the table gets from its parents. */
  readonly arriving: ReadonlySet<string>;
  readonly dropped: readonly Column[];
  /** The dropped columns that children keep. */
  readonly left: ReadonlySet<string>;
  /** Columns that stay, altered in place. */
  readonly alterations: readonly Operation[];
}

export interface TableContext {
  readonly serverVersion: number;
  readonly replacedEnums: readonly QualifiedName[];
  readonly rebuiltTypes: RebuiltTypes;
  /** Whether no enum, domain, composite type, or range type changes. */
  readonly typesStay: boolean;
  /** Defaults, constraints and indexes that depend on something that is rebuilt. */
  readonly rebuiltParts: ReadonlySet<Key>;
  readonly boundColumns: ReadonlySet<Key>;
  readonly baseTypes: BaseTypes;
  /** Whether PostgreSQL can't turn the generated column into a plain one. */
  readonly staysComputed?: (table: QualifiedName, column: string) => boolean;
  /** These operations create the table, with types in their final form. */
  readonly isNew?: boolean;
}

/** @param parents the changes of the tables that it inherits columns from, before and after */
export function tableChanges(
  { declared, reflected, before }: Pick<TableChanges, 'declared' | 'reflected' | 'before'>,
  parents: readonly TableChanges[],
  context: TableContext,
): TableChanges {
  const { onlyLeft, onlyRight, both } = matchByName(declared.columns, reflected.columns);
  const table = bareName(declared);
  const verdicts = both.map(([wanted, found]) => ({
    wanted,
    found,
    verdict: verdictOn({ table, declared: wanted, reflected: found, before }, parents, context),
  }));
  const withEnum = both.filter(([wanted, found]) =>
    movesWithEnum({ declared: wanted, reflected: found }, parents, context),
  );
  const retyped = verdicts.filter(({ verdict }) => verdict !== 'rebuild' && verdict.isRetyped);
  const moved = retyped.filter(({ verdict }) => verdict !== 'rebuild' && verdict.isMoved === true);
  const rebuilt = verdicts.filter(({ verdict }) => verdict === 'rebuild');
  const changing = new Set([
    ...[...retyped, ...rebuilt].map(({ found }) => found.name),
    ...parents.flatMap((parent) => [...parent.retyped, ...parent.rebuilt]),
  ]);
  const outgoing = columnsOfRebuiltTypes(onlyRight, context);
  const incoming = columnsOfRebuiltTypes(onlyLeft, context);
  const blocked = verdicts.filter(
    ({ wanted, found }) =>
      !isUpTo(parents, found) &&
      (standsInTheWay(found, keepsValues(wanted, found) ? NONE : changing, context) ||
        (reads(found, outgoing) && reads(wanted, incoming))),
  );
  const goes = new Set([...rebuilt, ...blocked].map(({ found }) => found.name));
  const inherited = new Set(reflected.columns.filter((column) => !isOwn(column)).map(({ name }) => name));
  const goesWithParent = (name: string) => inherited.has(name) && parents.some((parent) => parent.rebuilt.has(name));
  return {
    declared,
    reflected,
    before,
    added: onlyLeft.map((column) =>
      parents.some(({ arriving }) => arriving.has(column.name)) ? forMerge(column) : column,
    ),
    arriving: new Set(onlyLeft.map(({ name }) => name)),
    withEnum: new Set(withEnum.map(([, { name }]) => name)),
    dropped: onlyRight,
    left: new Set(),
    retyped: new Set(retyped.map(({ found }) => found.name).filter((name) => !goes.has(name))),
    rebuilt: goes,
    moved: new Set(moved.map(({ found }) => found.name).filter((name) => !goes.has(name))),
    ownRebuilt: new Set([...goes].filter((name) => !goesWithParent(name))),
    alterations: [
      ...alterationsOf(verdicts, goes),
      ...optionsAfterMerge(
        table,
        [...onlyLeft, ...verdicts.map(({ wanted }) => wanted).filter(({ name }) => goes.has(name))],
        { parents, serverVersion: context.serverVersion },
      ),
    ],
  };
}

interface Verdict {
  readonly found: Column;
  readonly verdict: ColumnVerdict;
}

function alterationsOf(verdicts: readonly Verdict[], goes: ReadonlySet<string>): readonly Operation[] {
  return verdicts.flatMap(({ found, verdict }) =>
    verdict === 'rebuild' || goes.has(found.name) ? [] : verdict.operations,
  );
}

/** Whether the parents decide: an inherited column has their new expression already. */
function isUpTo(parents: readonly TableChanges[], column: Column): boolean {
  return parents.some((each) =>
    isOwn(column)
      ? setsExpression(each, column)
      : each.arriving.has(column.name) || columnIn(each, column.name) !== null,
  );
}

/** PostgreSQL sets a new expression of the parent for all children. */
function setsExpression(parent: TableChanges, { name, generated }: Column): boolean {
  const sides = columnIn(parent, name);
  return (
    sides !== null &&
    sameValue(sides.declared.generated, generated) &&
    !sameValue(sides.reflected.generated, sides.declared.generated)
  );
}

function verdictOn(
  sides: Pick<ColumnPair, 'table' | 'declared' | 'reflected' | 'before'>,
  parents: readonly TableChanges[],
  context: TableContext,
): ColumnVerdict {
  const { table, declared: wanted, reflected: found } = sides;
  const { isNew = false } = context;
  const isArriving = parents.some(({ arriving }) => arriving.has(found.name));
  const comesWithParent = !isOwn(found) && isArriving;
  // A column that is dropped and added again in a parent is so in this table too.
  const isRebuiltAbove = parents.some(({ rebuilt }) => rebuilt.has(found.name));
  const isWithEnum = movesWithEnum(sides, parents, context);
  const { serverVersion, rebuiltTypes, rebuiltParts, baseTypes } = context;
  const ofDefault = partKey('default', table, found.name);
  const isDefaultRebuilt = !isNew && !isRebuiltAbove && rebuiltParts.has(ofDefault);
  const isBound = found.generated !== null && context.boundColumns.has(ofDefault);
  // Written out: to copy the properties of `sides` took most of the time, for each column of every table.
  const pair = {
    table,
    declared: wanted,
    reflected: found,
    before: sides.before,
    serverVersion,
    baseTypes,
    movesWithEnum: isWithEnum,
    isDefaultRebuilt,
    isBound,
  };
  const moved = isNew || comesWithParent ? null : compareMovedInLine(pair, parents, rebuiltTypes);
  // If the parent drops its column, the table keeps its own.
  const isRebuilt = (isRebuiltAbove && isOwn(found)) || context.staysComputed?.(table, found.name);
  const verdict = isRebuilt ? 'rebuild' : (moved ?? compareBelow(pair, parents));
  const complete = isWithEnum ? withOwnDefault(pair, verdict, parents) : verdict;
  return isArriving ? withOptionsLast(complete) : complete;
}

/**
 * Whether rebuilding an enum also changes the column. What a child has is compared as it is after the changes of its
 * parents, so a column that they turn into one of the enum counts as if it were one before.
 */
function movesWithEnum(
  { declared: wanted, reflected: found }: Pick<ColumnPair, 'declared' | 'reflected'>,
  parents: readonly TableChanges[],
  { replacedEnums }: TableContext,
): boolean {
  const { name } = found;
  const isReplaced = replacedEnums.some((type) => isOfType(wanted, type) && isOfType(found, type));
  if (!isReplaced || wanted.type.array !== found.type.array) return false;
  const comesWithParent = !isOwn(found) && parents.some(({ arriving }) => arriving.has(name));
  const isRebuiltAbove = parents.some(({ rebuilt }) => rebuilt.has(name));
  const isRetypedAbove = parents.some((parent) => columnIn(parent, name) !== null && !parent.withEnum.has(name));
  return !comesWithParent && !isRebuiltAbove && !isRetypedAbove;
}

/**
 * Rebuilding an enum changes the columns of children together with those of their parents, and gives them the
 * parents' defaults.
 */
function withOwnDefault(pair: ColumnPair, verdict: ColumnVerdict, parents: readonly TableChanges[]): ColumnVerdict {
  const parent = parents.map((changes) => columnIn(changes, pair.reflected.name)).find((sides) => sides !== null);
  return verdict === 'rebuild' || parent === undefined || parent === null || pair.isDefaultRebuilt
    ? verdict
    : { ...verdict, operations: [...verdict.operations, ...ownDefault(pair, parent)] };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether the column is plain before the columns that it reads change. */
function keepsValues(wanted: Column, found: Column): boolean {
  return becomesPlain(wanted, found) && sameType(wanted.type, found.type);
}

/** From PostgreSQL 18 on, a column gets an inherited NOT NULL when PostgreSQL merges the parent's column into it. */
function forMerge({ notNull, ...column }: Column): Column {
  return notNull?.inherited === true && notNull.local !== true
    ? { ...column, nullable: true }
    : { ...column, ...(notNull && { notNull }) };
}

/**
 * PostgreSQL can't convert the child's own default with a USING of the parent, so the default is dropped before, and set
 * after.
 */
function compareBelow(pair: ColumnPair, parents: readonly TableChanges[]): ColumnVerdict {
  const { declared, reflected } = pair;
  const parent = pair.isDefaultRebuilt || declared.generated !== null ? null : convertedParent(pair, parents);
  if (parent === null) return compareColumns(pair);
  const verdict = compareColumns({ ...pair, reflected: { ...reflected, serverDefault: declared.serverDefault } });
  return verdict === 'rebuild'
    ? verdict
    : { ...verdict, operations: [...verdict.operations, ...ownDefault(pair, parent)] };
}

/** The column of a parent, if its values are converted by an expression. */
function convertedParent(
  { reflected: { name }, baseTypes }: ColumnPair,
  parents: readonly TableChanges[],
): ParentColumn | null {
  const converted = parents
    .filter(({ retyped }) => retyped.has(name))
    .flatMap((parent) => columnIn(parent, name) ?? [])
    .find(({ declared, before }) => {
      const found = before.columns.find((column) => column.name === name);
      return found !== undefined && compareTypes(declared, found, baseTypes)?.using !== undefined;
    });
  return converted ?? null;
}

/** A column that a table has before and after. */
function columnIn({ declared, reflected, before }: TableChanges, name: string): ParentColumn | null {
  const [wanted, found] = [declared, reflected].map(({ columns }) => columns.find((column) => column.name === name));
  return wanted === undefined || found === undefined ? null : { declared: wanted, reflected: found, before };
}

/** The change of a column whose type is rebuilt, if no parent changes the column too. */
function compareMovedInLine(
  pair: ColumnPair,
  parents: readonly TableChanges[],
  types: RebuiltTypes,
): ColumnVerdict | null {
  const { name } = pair.reflected;
  const parent = parents.find(({ moved, rebuilt }) => moved.has(name) || rebuilt.has(name));
  const column = parent === undefined ? null : columnIn(parent, name);
  if (column === null) {
    // If the column of a parent gets the type from another parent, the parent's children get it too.
    const takesAlong = !isOwn(pair.reflected) && parents.some(({ retyped }) => retyped.has(name));
    return takesAlong ? null : compareMoved(pair, types);
  }
  return parent?.moved.has(name) === true ? compareMovedWithParent(pair, column) : null;
}

/**
 * PostgreSQL can't change the type of a column that a generated column reads, and can't change that of a generated
 * column with a USING expression.
 */
function standsInTheWay(
  { generated, type }: Column,
  changing: ReadonlySet<string>,
  { replacedEnums, rebuiltTypes }: TableContext,
): boolean {
  if (generated === null) {
    return false;
  }
  const { expression } = generated;
  return (
    reads({ generated }, changing) ||
    [...replacedEnums, ...rebuiltTypes.names].some(
      (name) => mentionsType(expression, name.name) || isOfType({ type }, name),
    )
  );
}

/**
 * A generated column can't turn from a column of the old type to one of the new type, since both types have the same name.
 */
function columnsOfRebuiltTypes(
  columns: readonly Column[],
  { replacedEnums, rebuiltTypes }: TableContext,
): ReadonlySet<string> {
  const types = [...replacedEnums, ...rebuiltTypes.names];
  return new Set(columns.filter((column) => types.some((name) => isOfType(column, name))).map(({ name }) => name));
}

function reads({ generated }: Pick<Column, 'generated'>, columns: ReadonlySet<string>): boolean {
  return generated !== null && [...columns].some((name) => mentionsColumn(generated.expression, name));
}

/** PostgreSQL carries changes of a parent's column over to the column of the child. */
export function withChangesOfParents(changes: TableChanges, parents: readonly TableChanges[]): TableChanges {
  const union = (of: (each: ColumnChanges) => ReadonlySet<string>) =>
    new Set([changes, ...parents].flatMap((each) => [...of(each)]));
  return parents.length === 0
    ? changes
    : {
        ...changes,
        arriving: new Set([changes, ...parents].flatMap(({ arriving }) => [...arriving])),
        retyped: union(({ retyped }) => retyped),
        rebuilt: union(({ rebuilt }) => rebuilt),
      };
}
