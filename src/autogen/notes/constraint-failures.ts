import { parenthesize } from '../../ddl/expression.js';
import { quoteIdentifier, quoteName } from '../../ddl/quote.js';
import {
  conflicts,
  duplicates,
  type FromItem,
  type RowKey,
  rowsThatBreak,
  rowsWithoutReferred,
} from '../../ddl/rows/find-rows.js';
import type {
  CheckConstraint,
  Constraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../schema/constraints.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import { formatName, type QualifiedName, sameName } from '../../schema/names.js';
import { withoutOuterParentheses } from '../sql-text.js';
import type { Failure, TablePlace } from './failure.js';
import type { RowSource, RowSources } from './row-sources.js';
import { isNullable, isUniqueIndexBefore, satisfiedBefore } from './satisfied-before.js';

/** Existing rows that make PostgreSQL refuse a new constraint. */
export function constraintFailures(
  table: QualifiedName,
  constraint: Constraint,
  sources: RowSources,
): readonly Failure[] {
  const source = sources.find(table);
  if (source !== undefined && (isEmpty(source) || satisfiedBefore(constraint, source, sources))) return [];
  const place = { table, sources, source };
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return keyFailures(constraint, place);
    case 'check':
      return checkFailures(constraint, place);
    case 'exclusion':
      return exclusionFailures(constraint, place);
    case 'foreignKey':
      return foreignKeyFailures(constraint, place);
  }
}

type Place = Pick<TablePlace, 'table' | 'sources' | 'source'>;

function isEmpty({ before }: RowSource): boolean {
  return before === null;
}

/** Separate operations set the columns of a primary key to NOT NULL. */
function keyFailures(key: PrimaryKey | UniqueConstraint, { table, sources, source }: Place): readonly Failure[] {
  const nullsNotDistinct = key.kind === 'unique' && key.nullsNotDistinct;
  const isHarmless = isNeverTwice(key.columns, source) || (!nullsNotDistinct && isNullOnly(key.columns, source));
  if (isHarmless) return [];
  const from = sources.from(table, key.columns);
  if (key.withoutOverlaps === true) return [overlapFailure(key, table, from)];
  const keys = key.columns.map((column) => ({ sql: quoteIdentifier(column), nullable: isNullableIn(source, column) }));
  return [
    {
      line: `Fails where rows of ${formatName(table)} have the same ${key.columns.join(', ')}.`,
      queries: [duplicates(from, { keys, nullsNotDistinct })],
    },
  ];
}

function overlapFailure({ columns }: PrimaryKey | UniqueConstraint, table: QualifiedName, from: FromItem): Failure {
  const elements = columns.map((column, position) => ({
    sql: quoteIdentifier(column),
    operator: position === columns.length - 1 ? '&&' : '=',
  }));
  return {
    line: `Fails where rows of ${formatName(table)} overlap in ${columns.join(', ')}.`,
    queries: [conflicts(from, { elements })],
  };
}

function isNullableIn(source: RowSource | undefined, column: string): boolean {
  return source === undefined || isNullable(source, column);
}

/** New columns with a different number in every row. */
function isNeverTwice(columns: readonly string[], source: RowSource | undefined): boolean {
  return columns.some((column) => source?.columns.get(column)?.holds === 'numbers');
}

function isNullOnly(columns: readonly string[], source: RowSource | undefined): boolean {
  return columns.some((column) => source?.columns.get(column)?.holds === 'nulls');
}

/** Rows that make PostgreSQL refuse a unique index. */
export function indexFailures(table: QualifiedName, index: Index, sources: RowSources): readonly Failure[] {
  const source = sources.find(table);
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  const isHarmless =
    !index.unique ||
    isNeverTwice(columns, source) ||
    (!index.nullsNotDistinct && isNullOnly(columns, source)) ||
    (source !== undefined && (isEmpty(source) || isUniqueIndexBefore(index, source)));
  if (isHarmless) return [];
  const { keys, where, nullsNotDistinct } = index;
  const from = sources.from(table, mentionedBy(keys, where));
  const words = keys.map((key) => key.column ?? key.expression ?? '').join(', ');
  const restriction = where === null ? '' : ` with ${withoutOuterParentheses(where)}`;
  return [
    {
      line: `Fails where rows of ${formatName(table)}${restriction} have the same ${words}.`,
      queries: [duplicates(from, { keys: keys.map((key) => indexKey(key, source)), nullsNotDistinct, where })],
    },
  ];
}

function indexKey(key: IndexKey, source: RowSource | undefined): RowKey {
  return { sql: keySql(key), nullable: key.column === null || isNullableIn(source, key.column) };
}

function keySql({ column, expression, collation }: IndexKey): string {
  const sql = column === null ? parenthesize(expression ?? '') : quoteIdentifier(column);
  return collation === null ? sql : `${sql} COLLATE ${quoteName(collation)}`;
}

function mentionedBy(keys: readonly IndexKey[], where: string | null): readonly string[] {
  return [...keys.map(({ column, expression }) => column ?? expression ?? ''), ...(where === null ? [] : [where])];
}

function checkFailures(check: CheckConstraint, { table, sources }: Place): readonly Failure[] {
  if (check.notValid || check.notEnforced === true) return [];
  return [
    {
      line: `Fails where rows of ${formatName(table)} violate ${check.name}.`,
      queries: [rowsThatBreak(sources.from(table, [check.expression]), check.expression)],
    },
  ];
}

function exclusionFailures({ name, elements, where }: ExclusionConstraint, place: Place): readonly Failure[] {
  const { table, sources, source } = place;
  const columns = elements.flatMap(({ column }) => column ?? []);
  if (isNullOnly(columns, source)) return [];
  const from = sources.from(table, mentionedBy(elements, where));
  const keys = elements.map((element) => ({ sql: keySql(element), operator: element.operator }));
  return [
    {
      line: `Fails where rows of ${formatName(table)} conflict by ${name}.`,
      queries: [conflicts(from, { elements: keys, where })],
    },
  ];
}

function foreignKeyFailures(key: ForeignKey, { table, sources, source }: Place): readonly Failure[] {
  const isUnchecked = key.notValid || key.notEnforced === true;
  const allNull = key.columns.every((column) => source?.columns.get(column)?.holds === 'nulls');
  if (isUnchecked || allNull || (key.match === 'simple' && isNullOnly(key.columns, source))) return [];
  const { referredTable } = key;
  const referred = sources.find(referredTable);
  const alias = sameName(table, referredTable) || table.name === referredTable.name ? 'referred' : referredTable.name;
  const others =
    referred !== undefined && isEmpty(referred) ? null : sources.from(referredTable, key.referredColumns, alias);
  return [
    {
      line: `Fails where rows of ${formatName(table)} have a ${key.columns.join(', ')} that is missing in ${formatName(referredTable)}.`,
      queries: [rowsWithoutReferred(key, sources.from(table, key.columns), others)],
    },
  ];
}
