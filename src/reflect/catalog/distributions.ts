import { catalogReader } from './catalog-reader.js';

/** Facts about a database that {@link PRESENT_KINDS} looks for along with the kinds of objects: name → SQL. */
export const CITUS_FACTS = {
  citus: "EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')",
  citusSchemas: "to_regclass('pg_catalog.pg_dist_schema') IS NOT NULL",
} as const;

/**
 * Citus hides the tables that contain its shards from most programs, but not from all. Null is the answer for a table that
 * was dropped in the meantime.
 */
export const NO_SHARD = 'relation_is_a_known_shard(c.oid) IS NOT TRUE';

export interface DistributionRow {
  readonly table: string;
  /** `h`, `a`, `r`: by hash, append, range; `n` has no column. */
  readonly method: string;
  /** `t` for a reference table. */
  readonly replication: string;
  readonly column: string | null;
  /** Zero: the table is in no group, because it is a local one. */
  readonly group: number;
  /** Whether Citus puts new tables with such a column into the group. */
  readonly isDefault: boolean;
  /** The group is that of a distributed schema, and so the table belongs to the schema. */
  readonly isOfSchema: boolean;
}

// The table of distributed schemas came with Citus 12.
export const isGroupOfSchema = (alias: string, hasSchemas: boolean): string =>
  hasSchemas ? `${alias}.colocationid IN (SELECT colocationid FROM pg_dist_schema)` : 'false';

/** Of the table `p`. */
export const isDefaultGroup = (hasSchemas: boolean): string => `NOT EXISTS (
  SELECT FROM pg_dist_colocation AS g JOIN pg_dist_colocation AS o
      ON o.shardcount = g.shardcount AND o.replicationfactor = g.replicationfactor
     AND o.distributioncolumntype = g.distributioncolumntype
     AND o.distributioncolumncollation = g.distributioncolumncollation AND o.colocationid < g.colocationid
     AND NOT ${isGroupOfSchema('o', hasSchemas)}
   WHERE g.colocationid = p.colocationid)`;

/** The tables that Citus knows. */
export function distributionsReader(hasSchemas: boolean) {
  return catalogReader({
    fields: {
      table: 'r.oid',
      method: 'p.partmethod::text',
      replication: 'p.repmodel::text',
      column: 'column_to_column_name(p.logicalrelid, p.partkey)',
      group: 'p.colocationid',
      isDefault: isDefaultGroup(hasSchemas),
      isOfSchema: isGroupOfSchema('p', hasSchemas),
    },
    from: 'pg_dist_partition AS p JOIN tables AS r ON r.oid = p.logicalrelid',
    toRow: (row): DistributionRow => ({
      table: row.text('table'),
      method: row.text('method'),
      replication: row.text('replication'),
      column: row.textOrNull('column'),
      group: row.integer('group'),
      isDefault: row.flag('isDefault'),
      isOfSchema: row.flag('isOfSchema'),
    }),
  });
}

export interface DistributedSchemaRow {
  readonly name: string | null;
}

export const DISTRIBUTED_SCHEMAS = catalogReader({
  fields: { name: 's.name' },
  from: 'pg_dist_schema AS d JOIN scope AS s ON s.oid = d.schemaid',
  toRow: (row): DistributedSchemaRow => ({ name: row.textOrNull('name') }),
});
