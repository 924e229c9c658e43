import { accessSql, type ObjectSource, qualifiedName } from './object-source.js';

const COLUMNS = 'pg_attribute AS a WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped';

const FRAME = `ARRAY(SELECT format('%s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation)
  FROM ${COLUMNS} ORDER BY a.attnum)`;

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

export const VIEWS: ObjectSource = {
  kind: 'view',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  where: "x.relkind = 'v'",
  name: 'x.relname',
  definition: `concat('CREATE VIEW ', ${qualifiedName('x.relname')}, ${OPTIONS}, ${QUERY})`,
  frame: FRAME,
  additions: `${DEFAULTS} || ${ADDITIONS}`,
  restored: access('VIEW'),
};

// Whether it holds data is no part of the schema: REFRESH changes that every day.
const NOT_POPULATED = `CASE WHEN x.relispopulated THEN '{}'::text[]
  ELSE ARRAY[format('REFRESH MATERIALIZED VIEW %s WITH NO DATA', x.oid::regclass)] END`;

export const MATERIALIZED_VIEWS: ObjectSource = {
  kind: 'materializedView',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  joins: 'JOIN pg_am AS m ON m.oid = x.relam LEFT JOIN pg_tablespace AS t ON t.oid = x.reltablespace',
  where: "x.relkind = 'm'",
  name: 'x.relname',
  definition: `concat('CREATE MATERIALIZED VIEW ', ${qualifiedName('x.relname')},
    CASE WHEN m.amname <> 'heap' THEN ' USING ' || quote_ident(m.amname) END, ${OPTIONS},
    ' TABLESPACE ' || quote_ident(t.spcname), ${QUERY})`,
  additions: ADDITIONS,
  restored: `${NOT_POPULATED} || ${access('MATERIALIZED VIEW')}`,
};
