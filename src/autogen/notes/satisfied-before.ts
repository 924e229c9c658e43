import { quoteIdentifier } from '../../ddl/quote.js';
import type { Constraint, ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import { type Index, isUsable } from '../../schema/index-value.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { RowSource, RowSources } from './row-sources.js';

/**
 * Whether all rows satisfy the constraint because the table has it before the revision. The revision then only
 * rebuilds it, or creates it from an index.
 */
export function satisfiedBefore(constraint: Constraint, source: RowSource, sources: RowSources): boolean {
  const { before } = source;
  if (before === null) return false;
  switch (constraint.kind) {
    case 'primaryKey':
      return (
        isUniqueBefore(constraint, source, before) && constraint.columns.every((column) => !isNullable(source, column))
      );
    case 'unique':
      return isUniqueBefore(constraint, source, before);
    case 'foreignKey':
      return before.foreignKeys.some((other) => isSameReference(constraint, other, { source, sources }));
    case 'check':
      return before.checks.some(
        ({ expression, notValid, notEnforced }) =>
          expression === constraint.expression && !notValid && notEnforced !== true && isUnchanged(source),
      );
    case 'exclusion':
      return before.exclusions.some(
        (other) =>
          sameValue(other.elements, constraint.elements) && other.where === constraint.where && isUnchanged(source),
      );
  }
}

/** The same for a unique index. */
export function isUniqueIndexBefore(index: Index, source: RowSource): boolean {
  const { before } = source;
  if (before === null) return false;
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  const isOfColumns = columns.length === index.keys.length;
  if (isOfColumns && isUniqueBefore({ columns, nullsNotDistinct: index.nullsNotDistinct }, source, before)) return true;
  const { keys, where, nullsNotDistinct } = index;
  return before.indexes.some(
    (other) =>
      other.unique &&
      isUsable(other) &&
      isUnchanged(source) &&
      sameValue({ keys, where, nullsNotDistinct }, pick(other)),
  );
}

function pick({ keys, where, nullsNotDistinct }: Index) {
  return { keys, where, nullsNotDistinct };
}

type UniqueColumns = Pick<PrimaryKey, 'columns'> &
  Partial<Pick<UniqueConstraint, 'nullsNotDistinct' | 'withoutOverlaps'>>;

function isUniqueBefore(key: UniqueColumns, source: RowSource, before: Table): boolean {
  const columns = key.columns.map((column) => nameBefore(source, column));
  const wantsNulls = key.nullsNotDistinct === true && key.columns.some((column) => isNullable(source, column));
  const isPart = (others: readonly string[]) => others.every((other) => columns.includes(other));
  const keys = [...(before.primaryKey === null ? [] : [before.primaryKey]), ...before.uniques];
  const isKey = keys.some(
    (other) =>
      isPart(other.columns) &&
      other.withoutOverlaps === key.withoutOverlaps &&
      (!wantsNulls || (other.kind === 'unique' && other.nullsNotDistinct)),
  );
  const isIndex = before.indexes.some(
    (index) =>
      index.unique &&
      isUsable(index) &&
      index.where === null &&
      index.keys.every(({ column }) => column !== null && columns.includes(column)) &&
      (!wantsNulls || index.nullsNotDistinct),
  );
  return isKey || (isIndex && key.withoutOverlaps !== true);
}

interface Place {
  readonly source: RowSource;
  readonly sources: RowSources;
}

function isSameReference(key: ForeignKey, before: ForeignKey, { source, sources }: Place): boolean {
  const referred = sources.find(key.referredTable);
  const isValid = !before.notValid && before.notEnforced !== true;
  return (
    isValid &&
    key.match === before.match &&
    key.period === before.period &&
    referred !== undefined &&
    isTable(referred.before, before.referredTable) &&
    sameValue(namesBefore(source, key.columns), before.columns) &&
    sameValue(namesBefore(referred, key.referredColumns), before.referredColumns)
  );
}

function isTable(table: Table | null, name: QualifiedName): boolean {
  return table !== null && sameName(table, name);
}

export function isNullable({ columns }: RowSource, name: string): boolean {
  return columns.get(name)?.nullable ?? true;
}

function namesBefore(source: RowSource, columns: readonly string[]): readonly (string | null)[] {
  return columns.map((column) => nameBefore(source, column));
}

/** The column before the revision that has the same values, or null if the values change. */
function nameBefore({ columns, before }: RowSource, name: string): string | null {
  const sql = columns.get(name)?.sql;
  return before?.columns.find((column) => quoteIdentifier(column.name) === sql)?.name ?? null;
}

/** Whether all columns keep their names and values, so that expressions read the same. */
function isUnchanged({ columns, before }: RowSource): boolean {
  return (before?.columns ?? []).every(({ name }) => columns.get(name)?.sql === quoteIdentifier(name));
}
