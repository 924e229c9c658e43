import { type QuotedName, quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { type Beyond, beyondLimits } from '../../ddl/rows/beyond-limits.js';
import { type FromItem, inEachElement, rowsWhere, unreadableValues } from '../../ddl/rows/find-rows.js';
import { type ReadText, textReadBy } from '../../ddl/using.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { type ColumnType, sameType, typeSql } from '../../schema/types.js';
import { enteredDomainFailures } from './domain-failures.js';
import type { Failure, Surroundings } from './failure.js';

/** Rows that make PostgreSQL refuse a change of type. */
export function typeFailures(operation: AlterColumn, surroundings: Surroundings): readonly Failure[] {
  const { type } = operation;
  if (type?.from === undefined) return [];
  const { types } = surroundings;
  const [from, to] = [types.underlyingBefore(type.from), types.underlying(type.to)];
  const read = type.using === undefined ? null : textReadBy({ name: operation.column, type: from }, to);
  return [
    ...(read === null
      ? limitFailures(operation, { from, to }, surroundings)
      : readFailures(operation, read, surroundings)),
    ...enteredDomainFailures(operation, surroundings),
  ];
}

interface Types {
  readonly from: ColumnType;
  readonly to: ColumnType;
}

function limitFailures(
  { table, column }: AlterColumn,
  { from, to }: Types,
  { sources }: Surroundings,
): readonly Failure[] {
  const beyond = beyondInColumn(quoteIdentifier(column), from, to);
  return beyond === null
    ? []
    : [
        {
          line: `Fails where ${formatName(table)}.${column} ${beyond.words}.`,
          queries: [rowsWhere(sources.from(table, [column]), beyond.condition)],
        },
      ];
}

function beyondInColumn(name: QuotedName, from: ColumnType, to: ColumnType): Beyond | null {
  if (from.array && to.array) {
    const beyond = beyondLimits('value', from, to);
    return beyond === null ? null : { ...beyond, condition: inEachElement(name, beyond.condition) };
  }
  return beyondLimits(from.array ? `${name}[1]` : name, from, to);
}

function readFailures({ table, column, type }: AlterColumn, read: ReadText, all: Surroundings): readonly Failure[] {
  if (type === undefined || wasOfType(all, { table, column }, type.to)) return [];
  const query = unreadable(read, { from: all.sources.from(table, [column]), type: type.to }, all);
  return [
    {
      line: `Fails where ${formatName(table)}.${column} cannot be read as ${typeSql(type.to)}.`,
      ...(query !== null && { queries: [query] }),
    },
  ];
}

interface Reading {
  readonly from: FromItem;
  readonly type: ColumnType;
}

/** A type that the revision creates can't be queried beforehand, but the types that it consists of can. */
function unreadable(read: ReadText, { from, type }: Reading, { types, serverVersion }: Surroundings): string | null {
  const labels = types.labelsOf(type);
  if (labels !== undefined) {
    const list = labels.map(quoteLiteral).join(', ');
    const isOther = (value: string) => (labels.length === 0 ? `${value} IS NOT NULL` : `${value} NOT IN (${list})`);
    return rowsWhere(
      from,
      inEach(read, (value) => isOther(read.text(value))),
    );
  }
  const target = types.isKnownBefore(type) ? type : types.underlying(type);
  if (!types.isKnownBefore(target)) return null;
  return unreadableValues(
    { from, read, type: typeSql({ ...target, array: target.array && !read.each }) },
    serverVersion,
  );
}

function inEach({ each, value }: ReadText, condition: (value: string) => string): string {
  return each ? inEachElement(value, condition('value')) : condition(value);
}

interface ColumnName {
  readonly table: QualifiedName;
  readonly column: string;
}

/** Values that had the type and were converted to text while it was rebuilt can be converted back. */
function wasOfType({ sources, types }: Surroundings, { table, column }: ColumnName, type: ColumnType): boolean {
  const before = sources.find(table)?.columns.get(column)?.typeBefore;
  const wanted = types.underlying(type);
  return before !== undefined && types.isKnownBefore(wanted) && sameType(types.underlyingBefore(before), wanted);
}
