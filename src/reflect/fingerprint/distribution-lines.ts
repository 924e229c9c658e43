import { isDefaultGroup, isGroupOfSchema } from '../catalog/distributions.js';
import type { Lines } from './fingerprint-lines.js';

/** Shards are called by numbers that no other schema has. Null is the answer for a table that was dropped in the meantime. */
export const IS_SHARD = 'relation_is_a_known_shard(c.oid) IS TRUE';

export const DISTRIBUTED_SCHEMA = "SELECT 'distributed' FROM pg_dist_schema AS d WHERE d.schemaid = s.oid";

/** How Citus spreads a table. A group has no name, so its tables in the schema stand for it. */
export function distributionLines(hasSchemas: boolean): Lines {
  return {
    catalog: 'distribution',
    from: 'pg_dist_partition AS p WHERE p.logicalrelid = k.oid',
    row: 'p',
    without: ['logicalrelid', 'partkey', 'colocationid'],
    texts: {
      of: 'k.oid::regclass',
      column: 'column_to_column_name(p.logicalrelid, p.partkey)',
      isInGroup: 'p.colocationid <> 0',
      isDefault: isDefaultGroup(hasSchemas),
      isOfSchema: isGroupOfSchema('p', hasSchemas),
      group: `(SELECT string_agg(o.logicalrelid::regclass::text, ' ' ORDER BY o.logicalrelid::regclass::text COLLATE "C")
         FROM pg_dist_partition AS o JOIN pg_class AS c ON c.oid = o.logicalrelid
        WHERE o.colocationid = p.colocationid AND c.relnamespace = s.oid)`,
    },
  };
}
