import { quoteIdentifier } from '../../ddl/quote.js';
import { rowsWhere } from '../../ddl/rows/find-rows.js';
import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import { formatName } from '../../schema/names.js';
import type { Failure, Surroundings, TablePlace } from './failure.js';
import { isNullable } from './satisfied-before.js';
import { typeFailures } from './type-failures.js';

/** Rows that make PostgreSQL refuse a new column. */
export function addedColumnFailures(
  { table, column }: AddColumn,
  { sources, types }: Surroundings,
): readonly Failure[] {
  const source = sources.find(table);
  const domain = types.domainOf(column.type);
  const hasValue =
    column.serverDefault ?? column.identity ?? column.generated ?? column.serial ?? domain?.serverDefault;
  const refusesNull = !column.nullable || domain?.nullable === false;
  const isHarmless = !refusesNull || (hasValue !== null && hasValue !== undefined) || source?.before === null;
  return isHarmless
    ? []
    : [{ line: `Fails where ${formatName(table)} has rows: ${column.name} is NOT NULL and has no default.` }];
}

/** Rows that make PostgreSQL refuse a change of a column. */
export function alteredColumnFailures(operation: AlterColumn, surroundings: Surroundings): readonly Failure[] {
  const { table, column } = operation;
  const source = surroundings.sources.find(table);
  if (source?.before === null) return [];
  return [
    ...typeFailures(operation, surroundings),
    ...(becomesNotNull(operation) ? notNullFailures({ ...surroundings, table, source }, column) : []),
  ];
}

function becomesNotNull({ nullable, notNull }: AlterColumn): boolean {
  if (notNull?.to?.notValid === true) return false;
  return nullable?.to === false || (notNull?.from?.notValid === true && notNull.to !== null);
}

function notNullFailures({ table, source, sources }: TablePlace, column: string): readonly Failure[] {
  if (source !== undefined && !isNullable(source, column)) return [];
  return [
    {
      line: `Fails where ${formatName(table)}.${column} is null.`,
      queries: [rowsWhere(sources.from(table, [column]), `${quoteIdentifier(column)} IS NULL`)],
    },
  ];
}
