import type { Queryable } from '../../util/queryable.js';
import { fromPrintPath } from '../print-settings.js';
import { NO_ROWS } from './catalog-reader.js';
import { checksReader } from './checks.js';
import { collationsReader } from './collations.js';
import { columnsReader } from './columns.js';
import { COMMENTS } from './comments.js';
import { ATTRIBUTES, COMPOSITE_TYPES } from './composite-types.js';
import { dependencesReader } from './dependences.js';
import { DISTRIBUTED_SCHEMAS, distributionsReader, NO_SHARD } from './distributions.js';
import { DOMAIN_CHECKS, domainsReader } from './domains.js';
import { ENUMS } from './enums.js';
import { foreignKeysReader } from './foreign-keys.js';
import { indexColumnsReader, indexesReader } from './indexes.js';
import { notNullsReader } from './not-nulls.js';
import { objectsReader } from './objects/objects.js';
import { OPCLASSES } from './opclasses.js';
import { OWNER_ROLES, OWNERS } from './owners.js';
import { PRIVILEGES } from './privileges.js';
import { RANGE_TYPES } from './range-types.js';
import { SCHEMAS } from './schemas.js';
import { scopeSql } from './scope.js';
import { SEQUENCES } from './sequences.js';
import { STATISTICS } from './statistics.js';
import { REFERRED_TABLES, TABLES } from './tables.js';
import { TYPES } from './types.js';
import { UNMANAGED } from './unmanaged.js';

/** What the catalogs say of the schemas that are reflected, one list of rows for each kind of thing. */
export type Catalog = Awaited<ReturnType<typeof readCatalog>>;

export interface CatalogScope {
  readonly schemas: readonly string[];
  readonly defaultSchema: string;
  readonly serverVersion: number;
  /** The kinds of objects that exist in the database, and `citus` and `citusSchemas` if Citus is installed. */
  readonly kinds: ReadonlySet<string>;
  /** Whether privileges are read, and owners. */
  readonly privileges: boolean;
  readonly owners: boolean;
}

/** Reads everything with one statement, so that the number of round trips depends on nothing. */
export async function readCatalog(db: Queryable, scope: CatalogScope) {
  const { schemas, defaultSchema, serverVersion } = scope;
  const readers = readersFor(scope);
  const values = Object.entries(readers).map(([name, { sql }]) => `${sql} AS "${name}"`);
  const { rows } = await db.query(
    `WITH ${scopeSql(hasCitus(scope) ? NO_SHARD : 'true')} SELECT ${values.join(',\n')} FROM ${fromPrintPath('$2')}`,
    [JSON.stringify(schemas), defaultSchema],
  );
  const value = rows[0] ?? {};
  return {
    serverVersion,
    schemas: readers.schemas.read(value.schemas),
    tables: readers.tables.read(value.tables),
    referredTables: readers.referredTables.read(value.referredTables),
    columns: readers.columns.read(value.columns),
    types: readers.types.read(value.types),
    indexes: readers.indexes.read(value.indexes),
    indexColumns: readers.indexColumns.read(value.indexColumns),
    foreignKeys: readers.foreignKeys.read(value.foreignKeys),
    checks: readers.checks.read(value.checks),
    notNulls: readers.notNulls.read(value.notNulls),
    statistics: readers.statistics.read(value.statistics),
    sequences: readers.sequences.read(value.sequences),
    enums: readers.enums.read(value.enums),
    domains: readers.domains.read(value.domains),
    domainChecks: readers.domainChecks.read(value.domainChecks),
    compositeTypes: readers.compositeTypes.read(value.compositeTypes),
    attributes: readers.attributes.read(value.attributes),
    rangeTypes: readers.rangeTypes.read(value.rangeTypes),
    collations: readers.collations.read(value.collations),
    opclasses: readers.opclasses.read(value.opclasses),
    objects: readers.objects.read(value.objects),
    dependences: readers.dependences.read(value.dependences),
    privileges: readers.privileges.read(value.privileges),
    owners: readers.owners.read(value.owners),
    ownerRoles: readers.ownerRoles.read(value.ownerRoles),
    comments: readers.comments.read(value.comments),
    unmanaged: readers.unmanaged.read(value.unmanaged),
    distributions: readers.distributions.read(value.distributions),
    distributedSchemas: readers.distributedSchemas.read(value.distributedSchemas),
  };
}

function hasCitus({ kinds }: Pick<CatalogScope, 'kinds'>): boolean {
  return kinds.has('citus');
}

/** Nothing is asked of a server without Citus. */
function citusReaders(kinds: ReadonlySet<string>) {
  const hasSchemas = kinds.has('citusSchemas');
  return {
    distributions: hasCitus({ kinds }) ? distributionsReader(hasSchemas) : NO_ROWS,
    distributedSchemas: hasCitus({ kinds }) && hasSchemas ? DISTRIBUTED_SCHEMAS : NO_ROWS,
  };
}

function readersFor({ serverVersion: version, kinds, privileges, owners }: CatalogScope) {
  return {
    schemas: SCHEMAS,
    tables: TABLES,
    referredTables: REFERRED_TABLES,
    columns: columnsReader(version),
    types: TYPES,
    indexes: indexesReader(version),
    indexColumns: indexColumnsReader(version),
    foreignKeys: foreignKeysReader(version),
    checks: checksReader(version),
    notNulls: notNullsReader(version),
    statistics: STATISTICS,
    sequences: SEQUENCES,
    enums: ENUMS,
    domains: domainsReader(version),
    domainChecks: DOMAIN_CHECKS,
    compositeTypes: COMPOSITE_TYPES,
    attributes: ATTRIBUTES,
    rangeTypes: RANGE_TYPES,
    collations: collationsReader(version),
    opclasses: OPCLASSES,
    objects: objectsReader(version, kinds),
    dependences: dependencesReader(kinds),
    privileges: privileges ? PRIVILEGES : NO_ROWS,
    owners: owners ? OWNERS : NO_ROWS,
    ownerRoles: privileges ? OWNER_ROLES : NO_ROWS,
    comments: COMMENTS,
    unmanaged: UNMANAGED,
    ...citusReaders(kinds),
  };
}
