import { quoteIdentifier } from '../../ddl/quote.js';
import { type FromItem, rowsThatBreak, rowsWhere } from '../../ddl/rows/find-rows.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { AlterDomain } from '../../operations/domain-operations.js';
import type { Domain } from '../../schema/domain.js';
import { formatName, sameName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';
import type { Failure, Surroundings } from './failure.js';

/** Values that a domain refuses if it becomes the type of their column. */
export function enteredDomainFailures(
  { table, column, type }: AlterColumn,
  { sources, types }: Surroundings,
): readonly Failure[] {
  const domain = type === undefined ? undefined : types.domainOf(type.to);
  const before = type?.from === undefined ? undefined : types.domainOf(type.from);
  if (type === undefined || domain === undefined) return [];
  if (before !== undefined && sameName(before, domain)) return [];
  const name = `${formatName(table)}.${column}`;
  const { sql } = sources.from(table, [column]);
  const converted = `CAST(${quoteIdentifier(column)} AS ${typeSql(types.underlying(type.to))})`;
  const value = type.to.array ? `unnest(${converted})` : converted;
  const from = { sql: `(SELECT ${value} AS value FROM ${sql}) AS converted`, name: quoteIdentifier('converted') };
  return refusals(domain, name, [from]);
}

/** Values of existing columns that make PostgreSQL refuse a change of their domain. */
export function alteredDomainFailures(operation: AlterDomain, { sources }: Surroundings): readonly Failure[] {
  const { type, nullable, addChecks = [], validateChecks = [] } = operation;
  const froms = sources.columnsOfType(type).map(({ table, column, isArray }): FromItem => {
    const { sql } = sources.from(table, [column]);
    const value = isArray ? `unnest(${quoteIdentifier(column)})` : quoteIdentifier(column);
    return { sql: `(SELECT ${value} AS value FROM ${sql}) AS used`, name: quoteIdentifier('used') };
  });
  const validated = validateChecks.flatMap(({ was }) => (was === undefined ? [] : [{ ...was, notValid: false }]));
  const checks = [...addChecks, ...validated];
  return froms.length === 0 ? [] : refusals({ nullable: nullable?.to ?? true, checks }, formatName(type), froms);
}

function refusals(
  { nullable, checks }: Pick<Domain, 'nullable' | 'checks'>,
  name: string,
  froms: readonly FromItem[],
): readonly Failure[] {
  const ofNull = {
    line: `Fails where ${name} is null.`,
    queries: froms.map((from) => rowsWhere(from, 'value IS NULL')),
  };
  return [
    ...(nullable ? [] : [ofNull]),
    ...checks
      .filter(({ notValid }) => !notValid)
      .map((check) => ({
        line: `Fails where ${name} violates ${check.name}.`,
        queries: froms.map((from) => rowsThatBreak(from, check.expression)),
      })),
  ];
}
