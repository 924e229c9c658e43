import { notOfExtension } from './scope.js';

interface ObjectSource {
  /** A word, or SQL for one. */
  readonly kind: string;
  readonly catalog: string;
  readonly name: string;
  /** The column that says in which schema it stands; nothing for what stands in none. */
  readonly schema?: string;
  readonly where?: string;
}

/** Each gives kind, schema, table, name, detail. */
function sourceSql({ kind, catalog, name, schema, where = 'true' }: ObjectSource): string {
  const kindSql = kind.startsWith('CASE') ? kind : `'${kind}'`;
  const scope = schema === undefined ? '' : `JOIN scope AS s ON s.oid = x.${schema}`;
  return `SELECT ${kindSql}, ${schema === undefined ? 'NULL' : 's.name'}, NULL::name, (${name})::text, NULL::text
    FROM ${catalog} AS x ${scope} WHERE ${where} AND ${notOfExtension('x')}`;
}

// What another object brought along, as a range type brings its constructors and its multirange.
const NOT_INTERNAL = `NOT EXISTS (SELECT FROM pg_depend AS d
  WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype = 'i')`;

// Made by the user, not by initdb.
const OF_USER = 'x.oid >= 16384';

/** What stands where tables stand. A table stands in the column of tables. */
const RELATIONS = `SELECT
    'foreign table',
    s.name,
    x.relname,
    NULL::text,
    NULL::text
  FROM pg_class AS x JOIN scope AS s ON s.oid = x.relnamespace
 WHERE x.relkind = 'f' AND ${notOfExtension('x')}`;

const TYPES = sourceSql({
  kind: 'base type',
  catalog: 'pg_type',
  schema: 'typnamespace',
  name: 'x.typname',
  where: `(x.typtype = 'b' AND x.oid NOT IN (SELECT typarray FROM pg_type)
           OR x.typtype = 'p' AND NOT x.typisdefined)`,
});

const OPERATORS = sourceSql({
  kind: 'operator',
  catalog: 'pg_operator',
  schema: 'oprnamespace',
  name: "x.oprname || ' (' || concat_ws(', ', nullif(x.oprleft, 0)::regtype, nullif(x.oprright, 0)::regtype) || ')'",
});

const named = (kind: string, catalog: string, prefix: string) =>
  sourceSql({ kind, catalog, schema: `${prefix}namespace`, name: `x.${prefix}name` });

const global = (kind: string, catalog: string, name: string) => sourceSql({ kind, catalog, name, where: OF_USER });

/** What stands in a schema that is reflected. */
export const SCHEMA_OBJECTS: readonly string[] = [
  RELATIONS,
  TYPES,
  OPERATORS,
  named('operator class', 'pg_opclass', 'opc'),
  named('operator family', 'pg_opfamily', 'opf'),
  named('conversion', 'pg_conversion', 'con'),
  sourceSql({
    kind: 'statistics object',
    catalog: 'pg_statistic_ext',
    schema: 'stxnamespace',
    name: 'x.stxname',
    where: "NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = x.stxrelid AND c.relkind IN ('r', 'p'))",
  }),
  named('text search parser', 'pg_ts_parser', 'prs'),
  named('text search dictionary', 'pg_ts_dict', 'dict'),
  named('text search template', 'pg_ts_template', 'tmpl'),
  named('text search configuration', 'pg_ts_config', 'cfg'),
];

// Most of pg_subscription and pg_user_mapping is for superusers alone, and nothing there belongs to an extension.
const SUBSCRIPTIONS = `SELECT 'subscription', NULL, NULL, subname::text, NULL FROM pg_subscription
  WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`;
const USER_MAPPINGS = `SELECT 'user mapping', NULL, NULL, usename || ' on server ' || srvname, NULL FROM pg_user_mappings`;

/** What stands in no schema. */
export const GLOBAL_OBJECTS: readonly string[] = [
  global('publication', 'pg_publication', 'x.pubname'),
  global('foreign data wrapper', 'pg_foreign_data_wrapper', 'x.fdwname'),
  global('foreign server', 'pg_foreign_server', 'x.srvname'),
  global('language', 'pg_language', 'x.lanname'),
  global('access method', 'pg_am', 'x.amname'),
  global(
    'transform',
    'pg_transform',
    "x.trftype::regtype || ' for ' || (SELECT lanname FROM pg_language WHERE oid = x.trflang)",
  ),
  sourceSql({
    kind: 'cast',
    catalog: 'pg_cast',
    name: "x.castsource::regtype || ' AS ' || x.casttarget::regtype",
    where: `${OF_USER} AND ${NOT_INTERNAL}`,
  }),
  SUBSCRIPTIONS,
  USER_MAPPINGS,
];
