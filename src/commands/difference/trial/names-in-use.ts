import type { Queryable } from '../../../util/queryable.js';

/** Names that PostgreSQL gives no second object of a schema, or doesn't choose a second time. */
const NAMES = `SELECT pg_catalog.json_agg(pg_catalog.concat(x.kind, ' ', n.nspname, '.', x.name))::pg_catalog.text AS names
  FROM (SELECT 'relation' AS kind, relnamespace AS schema, relname AS name FROM pg_catalog.pg_class
        UNION ALL SELECT 'type', typnamespace, typname FROM pg_catalog.pg_type
        UNION ALL SELECT 'constraint', connamespace, conname FROM pg_catalog.pg_constraint
        UNION ALL SELECT 'statistics', stxnamespace, stxname FROM pg_catalog.pg_statistic_ext) AS x
  JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) x.schema
 WHERE n.nspname OPERATOR(pg_catalog.!~) '^(pg_|information_schema$)'`;

export async function namesInUse(db: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ readonly names: string | null }>(NAMES);
  const names: unknown = JSON.parse(rows[0]?.names ?? '[]');
  return new Set(Array.isArray(names) ? names.map(String) : []);
}
