import type { CompositeType } from '../../schema/composite-type.js';
import type { CheckConstraint } from '../../schema/constraints.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { Domain } from '../../schema/domain.js';
import type { QualifiedName } from '../../schema/names.js';
import { plainColumn } from '../../schema/plain-column.js';
import type { RangeType } from '../../schema/range-type.js';
import type { Table } from '../../schema/table.js';

/*
 * Describes types as tables, so that PostgreSQL can be asked about their expressions in the same way. A domain
 * becomes a table with a column `value`, since its expressions refer to VALUE. A composite type becomes a table with
 * a column for each attribute.
 */

/** The schema with its types among its tables. */
export function withTypeTables(schema: DatabaseSchema): DatabaseSchema {
  const { domains, compositeTypes, rangeTypes, tables } = schema;
  return {
    ...schema,
    tables: [
      ...tables,
      ...domains.map(domainTable),
      ...compositeTypes.map(compositeTable),
      ...rangeTypes.map(rangeTable),
    ],
  };
}

/** The schema with the settled tables and types. */
export function fromTypeTables(schema: DatabaseSchema, settled: readonly Table[]): DatabaseSchema {
  const { domains, compositeTypes, rangeTypes, tables } = schema;
  const next = settled.slice(tables.length)[Symbol.iterator]();
  const following = () => next.next().value ?? null;
  return {
    ...schema,
    tables: settled.slice(0, tables.length),
    domains: domains.map((domain) => settledDomain(domain, following())),
    compositeTypes: compositeTypes.map((type) => settledComposite(type, following())),
    rangeTypes: rangeTypes.map((type) => settledRange(type, following())),
  };
}

const VALUE = 'value';

function domainTable(domain: Domain): Table {
  const { type, collation, serverDefault } = domain;
  return {
    ...emptyTable('domain', domain),
    columns: [{ ...plainColumn(VALUE, type), collation, serverDefault }],
    checks: domain.checks.map((check): CheckConstraint => ({ kind: 'check', noInherit: false, ...check })),
  };
}

function settledDomain(domain: Domain, table: Table | null): Domain {
  const [value] = table?.columns ?? [];
  const expressions = new Map(table?.checks.map(({ name, expression }) => [name, expression]));
  return {
    ...domain,
    type: value?.type ?? domain.type,
    serverDefault: value?.serverDefault ?? domain.serverDefault,
    checks: domain.checks.map((check) => ({ ...check, expression: expressions.get(check.name) ?? check.expression })),
  };
}

function compositeTable(composite: CompositeType): Table {
  const columns = composite.attributes.map(({ name, type, collation }) => ({ ...plainColumn(name, type), collation }));
  return { ...emptyTable('composite type', composite), columns };
}

function settledComposite(composite: CompositeType, table: Table | null): CompositeType {
  const types = new Map(table?.columns.map(({ name, type }) => [name, type]));
  const attributes = composite.attributes.map((one) => ({ ...one, type: types.get(one.name) ?? one.type }));
  return { ...composite, attributes };
}

function rangeTable(range: RangeType): Table {
  return { ...emptyTable('range type', range), columns: [plainColumn(VALUE, range.subtype)] };
}

function settledRange(range: RangeType, table: Table | null): RangeType {
  return { ...range, subtype: table?.columns[0]?.type ?? range.subtype };
}

/** A NUL byte separates its name from those of tables. */
function emptyTable(kind: string, { schema, name }: QualifiedName): Table {
  return {
    schema,
    name: `${kind}\0${name}`,
    columns: [],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    comment: null,
  };
}
