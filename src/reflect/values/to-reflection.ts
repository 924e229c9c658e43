import type { DatabaseSchema, Schema } from '../../schema/database-schema.js';
import type { Ownership } from '../../schema/privileges.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Catalog } from '../catalog/catalog.js';
import type { NameFilter } from '../name-filter.js';
import { CatalogLookup } from './catalog-lookup.js';
import { columnSequences } from './column-sequences.js';
import { filterConstraints } from './filter-constraints.js';
import { filterSequences } from './filter-sequences.js';
import { keptSchemas } from './kept-schemas.js';
import { byName, compareTexts } from './order.js';
import { toCollation } from './to-collation.js';
import { toDependence } from './to-dependence.js';
import { toDistributions } from './to-distribution.js';
import { notNullFinder } from './to-not-null.js';
import { toObjects } from './to-objects.js';
import { toOwnership, toPrivilege } from './to-privilege.js';
import { toSequence } from './to-sequence.js';
import { tableSources, toTable } from './to-table.js';
import { toUserTypes } from './to-user-types.js';
import { unmanagedObjects } from './unmanaged-objects.js';

interface Described {
  readonly schema: DatabaseSchema;
  readonly unmanaged: readonly UnmanagedObject[];
  readonly keptSchemas: readonly string[];
  readonly ownerRoles: readonly Ownership[];
}

/** What the catalogs say → values, and a list of what no value holds. */
export function toReflection(whole: Catalog, filter: NameFilter, defaultSchema: string): Described {
  const lookup = new CatalogLookup(whole);
  const catalog = withoutRefusedTables(whole, filter);
  const constraints = filterConstraints(catalog, lookup);
  const ofColumns = columnSequences(catalog.sequences, lookup);
  const sequences = filterSequences(catalog, ofColumns, filter);
  const sources = tableSources(
    { ...constraints.held, statistics: catalog.statistics },
    {
      lookup,
      filter,
      columnSequences: ofColumns,
      findNotNull: notNullFinder(catalog),
      distributions: toDistributions(catalog),
    },
  );
  const distributedSchemas = new Set(catalog.distributedSchemas.map(({ name }) => name));
  const schema = {
    defaultSchema: defaultSchemaOf(catalog, defaultSchema),
    schemas: catalog.schemas
      .flatMap(({ name, comment }) =>
        name === null || !filter.hasSchema(name)
          ? []
          : [{ name, comment, ...(distributedSchemas.has(name) && { isDistributed: true as const }) }],
      )
      .sort(byName),
    collations: catalog.collations
      .filter((row) => row.reflected && filter.hasInSchema('collation', row))
      .map((row) => toCollation(row, lookup))
      .sort(byName),
    enums: catalog.enums
      .filter((row) => filter.hasInSchema('enum', row))
      .map(({ oid, schema, name, values }) => ({ schema, name, values, comment: lookup.comment('pg_type', oid) }))
      .sort(byName),
    ...toUserTypes(catalog, lookup, filter),
    sequences: sequences.held.map((row) => toSequence(row, lookup)).sort(byName),
    tables: catalog.tables.map((row) => toTable(row, sources)).sort(byName),
    objects: toObjects(catalog, filter),
    dependences: catalog.dependences.map(toDependence),
    privileges: catalog.privileges.map(toPrivilege),
    owners: catalog.owners.map(toOwnership),
    rows: [],
  };
  return {
    schema,
    unmanaged: [...constraints.unmanaged, ...sequences.unmanaged, ...unmanagedObjects(catalog, filter)].sort(
      (a, b) => compareTexts(a.kind, b.kind) || compareTexts(a.name, b.name),
    ),
    keptSchemas: keptSchemas(whole, schema),
    ownerRoles: catalog.ownerRoles.map(toOwnership),
  };
}

// One that a filter leaves out is not read.
function defaultSchemaOf({ schemas }: Catalog, name: string): Schema | null {
  const found = schemas.find((schema) => schema.name === null);
  return found === undefined ? null : { name, comment: found.comment };
}

/** If the caller refuses a table, the objects that depend on it are left out too. */
function withoutRefusedTables(catalog: Catalog, filter: NameFilter): Catalog {
  const tables = catalog.tables.filter((table) => filter.hasTable(table));
  if (tables.length === catalog.tables.length) {
    return catalog;
  }
  const wanted = new Set(tables.map(({ oid }) => oid));
  const refused = new Set(catalog.tables.map(({ oid }) => oid).filter((oid) => !wanted.has(oid)));
  const isWanted = ({ table }: { readonly table: string }) => !refused.has(table);
  return {
    ...catalog,
    tables,
    columns: catalog.columns.filter(isWanted),
    indexes: catalog.indexes.filter(isWanted),
    checks: catalog.checks.filter(isWanted),
    foreignKeys: catalog.foreignKeys.filter(isWanted),
    statistics: catalog.statistics.filter(isWanted),
    sequences: catalog.sequences.filter(({ owner }) => owner === null || isWanted(owner)),
  };
}
