import type { Column } from '../../../schema/column.js';
import type { CompositeType } from '../../../schema/composite-type.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';
import type { Sides } from '../../scope/sides.js';
import type { TablePair } from '../tables/table-pair.js';

interface RowTypes {
  /** With the tables whose row types columns have as composite types. */
  readonly sides: Sides;
  readonly names: readonly QualifiedName[];
  /** Those that PostgreSQL doesn't change as long as a column has their row type. */
  readonly changed: readonly QualifiedName[];
}

/**
 * The row types that columns of other tables have. PostgreSQL neither drops such a table nor changes it so that its rows must be
 * rewritten, so those columns temporarily have another type.
 */
export function rowTypesOfColumns(sides: Sides): RowTypes {
  const pairs = pairsByName(sides);
  const used = usedRows(sides.reflected.tables, pairs);
  if (used.length === 0) return { sides, names: [], changed: [] };
  const { declared, reflected } = sides;
  const isRebuilt = ({ declared: is, reflected: was }: TablePair): boolean => {
    const [to, from] = [is.partitionOf?.parent, was.partitionOf?.parent];
    const parent = to && from && sameName(to, from) ? pairs.get(nameKey(to)) : undefined;
    return !sameValue(is.partitionBy, was.partitionBy) || (parent !== undefined && isRebuilt(parent));
  };
  const wanted = used.map((pair) =>
    compositeType(pair.declared, isRebuilt(pair) ? pair.declared.columns : inPlace(pair)),
  );
  const found = used.map((pair) => compositeType(pair.reflected, pair.reflected.columns));
  return {
    sides: {
      declared: { ...declared, compositeTypes: [...declared.compositeTypes, ...wanted] },
      reflected: { ...reflected, compositeTypes: [...reflected.compositeTypes, ...found] },
    },
    names: found.map(bareName),
    changed: used.filter((pair) => isRebuilt(pair) || isRewritten(pair)).map((pair) => bareName(pair.reflected)),
  };
}

function pairsByName({ declared, reflected }: Sides): ReadonlyMap<string, TablePair> {
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  return new Map(
    reflected.tables.flatMap((table) => {
      const same = wanted.get(nameKey(table));
      return same === undefined ? [] : [[nameKey(table), { declared: same, reflected: table }] as const];
    }),
  );
}

function usedRows(tables: readonly Table[], pairs: ReadonlyMap<string, TablePair>): readonly TablePair[] {
  const used = tables.flatMap(({ columns }) =>
    columns.flatMap(({ type }) => (type.userType === null ? [] : (pairs.get(nameKey(type.userType)) ?? []))),
  );
  return [...new Set(used)];
}

function compositeType(table: Table, columns: readonly Column[]): CompositeType {
  const attributes = columns.map(({ name, type, collation }) => ({ name, type, collation, comment: null }));
  return { schema: table.schema, name: table.name, attributes, comment: null };
}

/** PostgreSQL adds columns at the end. */
function inPlace({ declared, reflected }: TablePair): readonly Column[] {
  const wanted = new Map(declared.columns.map((column) => [column.name, column]));
  const kept = reflected.columns.flatMap(({ name }) => wanted.get(name) ?? []);
  return [...kept, ...declared.columns.filter((column) => !kept.includes(column))];
}

function isRewritten({ declared, reflected }: TablePair): boolean {
  const found = new Map(reflected.columns.map((column) => [column.name, column]));
  const isKeptOtherwise = (['unlogged', 'accessMethod'] as const).some(
    (option) => declared.options?.[option] !== reflected.options?.[option],
  );
  return (
    isKeptOtherwise ||
    declared.columns.some((column) => {
      const was = found.get(column.name);
      return was === undefined ? fillsRows(column) : changesRows(column, was);
    })
  );
}

function fillsRows({ type, serverDefault, generated, identity, serial }: Column): boolean {
  return type.userType !== null || [serverDefault, generated, identity, serial].some((value) => value !== null);
}

function changesRows(is: Column, was: Column): boolean {
  return !(
    sameType(is.type, was.type) &&
    sameValue(is.collation, was.collation) &&
    sameValue(is.generated, was.generated)
  );
}
