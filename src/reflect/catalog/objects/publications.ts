import { hasFeature } from '../../../schema/server-features.js';
import { accessSql, type ObjectSource } from './object-source.js';

const ALTER = "concat('ALTER PUBLICATION ', quote_ident(x.pubname))";

const EVENTS = `concat_ws(', ', CASE WHEN x.pubinsert THEN 'insert' END, CASE WHEN x.pubupdate THEN 'update' END,
  CASE WHEN x.pubdelete THEN 'delete' END, CASE WHEN x.pubtruncate THEN 'truncate' END)`;

const SETTINGS = (version: number) => `
  CASE WHEN NOT (x.pubinsert AND x.pubupdate AND x.pubdelete AND x.pubtruncate) THEN ARRAY[
    concat(${ALTER}, ' SET (publish = ', quote_literal(${EVENTS}), ')'),
    concat(${ALTER}, ' SET (publish = ''insert, update, delete, truncate'')')] ELSE '{}'::text[] END ||
  CASE WHEN x.pubviaroot THEN ARRAY[concat(${ALTER}, ' SET (publish_via_partition_root = true)'),
    concat(${ALTER}, ' SET (publish_via_partition_root = false)')] ELSE '{}'::text[] END${
      hasFeature(version, 'publishGeneratedColumns')
        ? ` || CASE WHEN x.pubgencols = 's' THEN ARRAY[concat(${ALTER}, ' SET (publish_generated_columns = stored)'),
    concat(${ALTER}, ' SET (publish_generated_columns = none)')] ELSE '{}'::text[] END`
        : ''
    }`;

const RESTRICTED = `, ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute AS a
      WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')',
    ' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'`;

const tables = (version: number) => `ARRAY(SELECT unnest(ARRAY[
    concat(${ALTER}, ' ADD TABLE ONLY ', r.prrelid::regclass${hasFeature(version, 'publicationFilters') ? RESTRICTED : ''}),
    concat(${ALTER}, ' DROP TABLE ONLY ', r.prrelid::regclass)])
  FROM (SELECT * FROM pg_publication_rel WHERE prpubid = x.oid ORDER BY prrelid::regclass::text) AS r)`;

const SCHEMAS = `ARRAY(SELECT unnest(ARRAY[
    concat(${ALTER}, ' ADD TABLES IN SCHEMA ', r.pnnspid::regnamespace),
    concat(${ALTER}, ' DROP TABLES IN SCHEMA ', r.pnnspid::regnamespace)])
  FROM (SELECT * FROM pg_publication_namespace WHERE pnpubid = x.oid ORDER BY pnnspid::regnamespace::text) AS r)`;

/** The published objects are altered in place, so that a subscription to the publication continues. */
export function publications(version: number): ObjectSource<'publication'> {
  return {
    kind: 'publication',
    catalog: 'pg_publication',
    name: 'x.pubname',
    definition: `concat('CREATE PUBLICATION ', quote_ident(x.pubname), CASE WHEN x.puballtables THEN ' FOR ALL TABLES' END)`,
    additions: `${SETTINGS(version)} || ${tables(version)}${hasFeature(version, 'publicationFilters') ? ` || ${SCHEMAS}` : ''}`,
    restored: accessSql({
      words: 'PUBLICATION',
      address: 'quote_ident(x.pubname)',
      owner: 'x.pubowner',
      acl: 'NULL::aclitem[]',
    }),
  };
}
