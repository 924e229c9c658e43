import type { Attribute, CompositeType } from '../../schema/composite-type.js';
import { type Domain, type DomainCheck, usualDomainNotNullName } from '../../schema/domain.js';
import type { QualifiedName } from '../../schema/names.js';
import type { RangeType } from '../../schema/range-type.js';
import { groupBy } from '../../util/group-by.js';
import type { Catalog } from '../catalog/catalog.js';
import type { AttributeRow, CompositeTypeRow } from '../catalog/composite-types.js';
import type { DomainCheckRow, DomainRow } from '../catalog/domains.js';
import type { RangeTypeRow } from '../catalog/range-types.js';
import type { NameFilter } from '../name-filter.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { byName } from './order.js';

export interface UserTypes {
  readonly domains: readonly Domain[];
  readonly compositeTypes: readonly CompositeType[];
  readonly rangeTypes: readonly RangeType[];
}

type UserTypeRows = Pick<Catalog, 'domains' | 'domainChecks' | 'compositeTypes' | 'attributes' | 'rangeTypes'>;

/** The types that users make, enums aside. */
export function toUserTypes(catalog: UserTypeRows, lookup: CatalogLookup, filter: NameFilter): UserTypes {
  const checks = groupBy(catalog.domainChecks, ({ domain }) => domain);
  const attributes = groupBy(catalog.attributes, ({ relation }) => relation);
  return {
    domains: catalog.domains
      .filter((row) => filter.hasInSchema('domain', row))
      .map((row) => toDomain(row, checks.get(row.oid) ?? [], lookup))
      .sort(byName),
    compositeTypes: catalog.compositeTypes
      .filter((row) => filter.hasInSchema('compositeType', row))
      .map((row) => toCompositeType(row, attributes.get(row.relation) ?? [], lookup))
      .sort(byName),
    rangeTypes: catalog.rangeTypes
      .filter((row) => filter.hasInSchema('rangeType', row))
      .map((row) => toRangeType(row, lookup))
      .sort(byName),
  };
}

function toDomain(row: DomainRow, checks: readonly DomainCheckRow[], lookup: CatalogLookup): Domain {
  const { schema, name, serverDefault, notNull, notNullName } = row;
  return {
    schema,
    name,
    type: lookup.typeOf(row).value,
    collation: ownCollation(row, lookup),
    serverDefault,
    nullable: !notNull,
    notNullName: notNullName === usualDomainNotNullName(name) ? null : notNullName,
    checks: checks.map((check) => toDomainCheck(check, lookup)).sort(byName),
    comment: lookup.comment('pg_type', row.oid),
  };
}

function toDomainCheck({ oid, name, expression, validated }: DomainCheckRow, lookup: CatalogLookup): DomainCheck {
  return { name, expression, notValid: !validated, comment: lookup.comment('pg_constraint', oid) };
}

function toCompositeType(
  { oid, schema, name }: CompositeTypeRow,
  attributes: readonly AttributeRow[],
  lookup: CatalogLookup,
): CompositeType {
  const inOrder = attributes.toSorted((a, b) => a.position - b.position);
  return {
    schema,
    name,
    attributes: inOrder.map((row) => toAttribute(row, lookup)),
    comment: lookup.comment('pg_type', oid),
  };
}

function toAttribute(row: AttributeRow, lookup: CatalogLookup): Attribute {
  return {
    name: row.name,
    type: lookup.typeOf(row).value,
    collation: ownCollation(row, lookup),
    comment: lookup.partComment(row.relation, row.position),
  };
}

function toRangeType(row: RangeTypeRow, lookup: CatalogLookup): RangeType {
  const { schema, name, opclass, canonical, subtypeDiff, multirange } = row;
  return {
    schema,
    name,
    subtype: lookup.typeOf({ type: row.subtype, modifier: -1 }).value,
    opclass,
    collation: ownCollation(row, lookup),
    canonical,
    subtypeDiff,
    multirange,
    comment: lookup.comment('pg_type', row.oid),
  };
}

function ownCollation({ collation }: { readonly collation: string }, lookup: CatalogLookup): QualifiedName | null {
  return collation === '0' ? null : lookup.collationName(collation);
}
