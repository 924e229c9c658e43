import { findPostgresReport } from '../../postgres-report.js';
import type { RepeatableStatement } from './repeatable-statement.js';
import type { ServerAccess } from './server-access.js';

export type CreateIndexStatement = Extract<RepeatableStatement, { kind: 'createIndex' }>;

/** Whether an index is what a statement builds; or why nobody can say. */
export type Sameness = { readonly same: boolean } | { readonly unknown: string };

const PROBE = 'pg_temp.limbeck_probe';

/**
 * Has PostgreSQL build the index on an empty copy of the table, in a transaction that is rolled back, and compares what
 * its catalogs say of both. The text of the statement says little: PostgreSQL adds operator classes, collations, casts.
 */
export async function compareIndex(
  oid: string,
  { table, unique, rest }: CreateIndexStatement,
  server: ServerAccess,
): Promise<Sameness> {
  if (server.inTransaction() !== false) return { unknown: 'the client does not tell whether a transaction is open' };
  try {
    const rows = await server.ask<{ readonly facts: string; readonly tablespace: string }>(`
      BEGIN;
      SELECT pg_catalog.set_config('temp_tablespaces', '', true);
      CREATE TEMPORARY TABLE limbeck_probe (LIKE ${table});
      CREATE ${unique ? 'UNIQUE ' : ''}INDEX ON ${PROBE} ${rest};
      ${FACTS} WHERE i.indexrelid OPERATOR(pg_catalog.=) ${oid} OR i.indrelid OPERATOR(pg_catalog.=) '${PROBE}'::pg_catalog.regclass
       ORDER BY i.indexrelid OPERATOR(pg_catalog.=) ${oid}`);
    const [probe, index] = rows;
    if (probe === undefined || index === undefined) return { unknown: 'the index is gone' };
    // Without TABLESPACE in the statement, the index goes where the settings of the session say.
    const samePlace = probe.tablespace === '0' || probe.tablespace === index.tablespace;
    return { same: probe.facts === index.facts && samePlace };
  } catch (error) {
    if (findPostgresReport(error) === null) throw error;
    return { unknown: error instanceof Error ? error.message : String(error) };
  } finally {
    await server.ask('ROLLBACK');
  }
}

const FACTS = `
      SELECT c.reltablespace::pg_catalog.text AS tablespace,
             pg_catalog.jsonb_build_array(
               m.amname, i.indisunique, i.indnkeyatts, i.indclass::pg_catalog.text, i.indcollation::pg_catalog.text,
               i.indoption::pg_catalog.text, c.reloptions, pg_catalog.pg_get_expr(i.indpred, i.indrelid),
               pg_catalog.to_jsonb(i) OPERATOR(pg_catalog.->) 'indnullsnotdistinct',
               (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(
                         pg_catalog.pg_get_indexdef(i.indexrelid, k, false), a.attoptions) ORDER BY k)
                  FROM pg_catalog.generate_series(1, i.indnatts::pg_catalog.int4) AS k
                  JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) i.indexrelid
                   AND a.attnum OPERATOR(pg_catalog.=) k)
             )::pg_catalog.text AS facts
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
        JOIN pg_catalog.pg_am AS m ON m.oid OPERATOR(pg_catalog.=) c.relam`;
