import { relkind } from '../../../schema/relation-kinds.js';
import { attributeOptions, hasAttributeOptions } from '../attribute-options.js';
import { accessSql, type ObjectSource, qualifiedName } from './object-source.js';

const COLUMNS = 'pg_attribute AS a WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped';

/** The name of each column, and the type to cast a value to. */
const FRAME = `ARRAY(SELECT format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    (SELECT ' COLLATE ' || a.attcollation::regcollation FROM pg_type AS t
      WHERE t.oid = a.atttypid AND t.typcollation <> a.attcollation))
  FROM ${COLUMNS} ORDER BY a.attnum)`;

/** What ALTER MATERIALIZED VIEW says of columns. */
const COLUMN_OPTIONS = `ARRAY(SELECT unnest(ARRAY[
      format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I %s', x.oid::regclass, a.attname, o.wanted),
      format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I %s', x.oid::regclass, a.attname, o.usual)])
    FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
    CROSS JOIN LATERAL (VALUES
      ('SET STATISTICS ' || a.attstattarget, 'SET STATISTICS -1', a.attstattarget >= 0),
      ('SET STORAGE ' || (${storageWord('a.attstorage')}), 'SET STORAGE ' || (${storageWord('t.typstorage')}), a.attstorage <> t.typstorage),
      ('SET COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END, 'SET COMPRESSION default', a.attcompression <> ''),
      ('SET (' || array_to_string(${attributeOptions('a')}, ', ') || ')',
       'RESET (' || (SELECT string_agg(split_part(p, '=', 1), ', ') FROM unnest(${attributeOptions('a')}) AS p) || ')', ${hasAttributeOptions('a')})
    ) AS o(wanted, usual, differs)
   WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped AND o.differs
   ORDER BY a.attnum, o.wanted)`;

export function storageWord(letter: string): string {
  return `CASE ${letter} WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END`;
}

/** Extended statistics, each with its target and comment. What PostgreSQL prints names the schema in any case. */
const STATISTICS = `ARRAY(SELECT unnest(ARRAY[
      concat_ws(E';\\n',
        'CREATE STATISTICS ' || e.name || substr(pg_get_statisticsobjdef(e.oid), length('CREATE STATISTICS ' || e.printed) + 1),
        CASE WHEN e.stxstattarget >= 0 THEN format('ALTER STATISTICS %s SET STATISTICS %s', e.name, e.stxstattarget) END,
        'COMMENT ON STATISTICS ' || e.name || ' IS ' || quote_literal(obj_description(e.oid, 'pg_statistic_ext'))),
      'DROP STATISTICS ' || e.name])
    FROM (SELECT e.oid, e.stxstattarget, ${qualifiedName('e.stxname')} AS name,
                 quote_ident(n.nspname) || '.' || quote_ident(e.stxname) AS printed
            FROM pg_statistic_ext AS e JOIN scope AS s ON s.oid = e.stxnamespace JOIN pg_namespace AS n ON n.oid = s.oid
           WHERE e.stxrelid = x.oid ORDER BY n.nspname, e.stxname) AS e)`;

/** Comments on columns; a view's columns may have defaults as well. */
const ADDITIONS = `ARRAY(SELECT unnest(ARRAY[
      format('COMMENT ON COLUMN %s.%I IS %L', x.oid::regclass, a.attname, col_description(x.oid, a.attnum)),
      format('COMMENT ON COLUMN %s.%I IS NULL', x.oid::regclass, a.attname)])
    FROM (SELECT a.* FROM ${COLUMNS} ORDER BY a.attnum) AS a WHERE col_description(x.oid, a.attnum) IS NOT NULL)`;

const DEFAULTS = `ARRAY(SELECT unnest(ARRAY[
      format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', x.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)),
      format('ALTER VIEW %s ALTER COLUMN %I DROP DEFAULT', x.oid::regclass, a.attname)])
    FROM pg_attrdef AS d JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
   WHERE d.adrelid = x.oid)`;

const COLUMN_GRANTS = `ARRAY(SELECT format('GRANT %s (%I) ON %s TO %s%s', p.privilege_type, a.attname, x.oid::regclass,
      coalesce(quote_ident(g.rolname), 'PUBLIC'), CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' END)
    FROM pg_attribute AS a CROSS JOIN LATERAL aclexplode(a.attacl) AS p LEFT JOIN pg_roles AS g ON g.oid = p.grantee
   WHERE a.attrelid = x.oid ORDER BY a.attnum, p.privilege_type, g.rolname)`;

const access = (ownerWords: string) =>
  `${accessSql({ words: 'TABLE', ownerWords, address: 'x.oid::regclass', owner: 'x.relowner', acl: 'x.relacl' })} || ${COLUMN_GRANTS}`;

const OPTIONS = "' WITH (' || array_to_string(x.reloptions, ', ') || ')'";
const QUERY = "E' AS\\n' || rtrim(pg_get_viewdef(x.oid), ';')";

export const VIEWS: ObjectSource<'view'> = {
  kind: 'view',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  where: `x.relkind = ${relkind('view')}`,
  name: 'x.relname',
  definition: `concat('CREATE VIEW ', ${qualifiedName('x.relname')}, ${OPTIONS}, ${QUERY})`,
  frame: FRAME,
  additions: `${DEFAULTS} || ${ADDITIONS}`,
  restored: access('VIEW'),
};

// Whether the view is populated is not part of the schema: REFRESH changes that every day.
const NOT_POPULATED = `CASE WHEN x.relispopulated THEN '{}'::text[]
  ELSE ARRAY[format('REFRESH MATERIALIZED VIEW %s WITH NO DATA', x.oid::regclass)] END`;

/** In one order, because ALTER changes the order in which PostgreSQL keeps them. */
const STORAGE_OPTIONS = `(SELECT o.option FROM unnest(x.reloptions) AS o(option)
    UNION ALL SELECT 'toast.' || o.option FROM pg_class AS k CROSS JOIN LATERAL unnest(k.reloptions) AS o(option)
     WHERE k.oid = x.reltoastrelid ORDER BY 1) AS o`;

const ALTER_MATERIALIZED = "'ALTER MATERIALIZED VIEW ' || x.oid::regclass";

/** What CREATE says and ALTER changes, so that the rows stay. */
const STORAGE = `ARRAY(SELECT unnest(ARRAY[
      format('%s SET (%s)', ${ALTER_MATERIALIZED}, o.option),
      format('%s RESET (%s)', ${ALTER_MATERIALIZED}, split_part(o.option, '=', 1))]) FROM ${STORAGE_OPTIONS})
  || CASE WHEN t.spcname IS NULL THEN '{}'::text[] ELSE ARRAY[
      format('%s SET TABLESPACE %I', ${ALTER_MATERIALIZED}, t.spcname), ${ALTER_MATERIALIZED} || ' SET TABLESPACE pg_default'] END`;

export const MATERIALIZED_VIEWS: ObjectSource<'materializedView'> = {
  kind: 'materializedView',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  joins: 'JOIN pg_am AS m ON m.oid = x.relam LEFT JOIN pg_tablespace AS t ON t.oid = x.reltablespace',
  where: `x.relkind = ${relkind('materializedView')}`,
  name: 'x.relname',
  definition: `concat('CREATE MATERIALIZED VIEW ', ${qualifiedName('x.relname')},
    CASE WHEN m.amname <> 'heap' THEN ' USING ' || quote_ident(m.amname) END,
    ' WITH (' || (SELECT string_agg(o.option, ', ') FROM ${STORAGE_OPTIONS}) || ')',
    ' TABLESPACE ' || quote_ident(t.spcname), ${QUERY})`,
  frame: `ARRAY[m.amname::text, ${QUERY}]`,
  alteration: "''",
  parts: STORAGE,
  additions: `${COLUMN_OPTIONS} || ${STATISTICS} || ${ADDITIONS}`,
  restored: `${NOT_POPULATED} || ${access('MATERIALIZED VIEW')}`,
};
